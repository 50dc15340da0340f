using IsoDienTu.Eiso.Shared;

// The nouns stand in Commands.cs; a module adds its calls as <Noun>Commands.cs beside this file (README.md shows the pattern).
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
