// Fixtures run side by side, more of them than there are cores: fixtures wait for browsers and sites as much as they compute.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
