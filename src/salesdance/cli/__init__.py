"""The door: argv, folders, exit statuses and the wiring of everything below; one command is one file."""
