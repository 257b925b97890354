using Dapper;

// Every Dapper call of this assembly is compiled: the native program has no code that could be made at run time.
[module: DapperAot]
