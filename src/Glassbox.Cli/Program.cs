return Glassbox.Cli.CommandLine.Run(args);
