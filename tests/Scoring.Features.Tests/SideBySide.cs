// Fixtures run side by side, more of them than there are cores: fixtures wait for the disk as much as they compute. Within a fixture tests keep their order.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
