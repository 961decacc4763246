// Starts `goalkit lsp` for the languages it reads, and says what to do where it can't be started.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "yaml", "toml", "json", "csv"];
const HELP = "https://goalkit.github.io/goalkit/how-to/editors/";

let client;

async function start() {
  const [command, ...args] = vscode.workspace.getConfiguration("goalkit").get("command");
  const selector = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  client = new LanguageClient("goalkit", "goalkit", { command, args }, { documentSelector: selector });
  try {
    await client.start();
  } catch (error) {
    const shown = await vscode.window.showErrorMessage(
      `goalkit's server didn't start: ${command} ${args.join(" ")} (${error.message ?? error})`,
      "How to install it",
    );
    if (shown) vscode.env.openExternal(vscode.Uri.parse(HELP));
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.needsStop()) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("goalkit.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("goalkit.command")) restart();
    }),
  );
  await start();
};

exports.deactivate = stop;
