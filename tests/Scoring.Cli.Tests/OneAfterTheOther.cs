// A command has the process's folder, environment variables and standard streams as its own (ScoringProgram.RunIn), so that no two can run at the same time.
[assembly: NonParallelizable]
