using Dapper;

// Every Dapper call of this assembly is compiled: the native program cannot generate code at run time.
[module: DapperAot]
