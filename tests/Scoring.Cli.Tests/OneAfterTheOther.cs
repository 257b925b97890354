// A command has the process's folder, environment variables and standard streams as its own (ScoringProgram.RunIn): no two can run at once.
[assembly: NonParallelizable]
