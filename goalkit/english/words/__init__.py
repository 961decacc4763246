"""The words of a statement, and what is known of them one by one."""
