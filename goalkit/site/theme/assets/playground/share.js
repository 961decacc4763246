// A draft as the end of an address, and back. What comes out of an address is only ever text.
"use strict";

const SHARED_AT_MOST = 1_000_000; // characters; a short address may unpack to gigabytes

/** Everything a stream gives, up to a limit in bytes. */
async function gathered(stream, limit) {
  const reader = stream.getReader();
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      reader.cancel().catch(() => {});
      throw new RangeError("too long");
    }
    pieces.push(value);
  }
  return new Blob(pieces).arrayBuffer();
}

/** Words packed into letters that an address may hold. */
async function packed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await gathered(stream, Infinity));
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The words again. Throws where these letters were not packed here, or hold too many words. */
async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const words = await gathered(stream, SHARED_AT_MOST);
  return new TextDecoder("utf-8", { fatal: true }).decode(words).replace(/\r\n?/g, "\n");
}
