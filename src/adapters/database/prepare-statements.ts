import type postgres from "postgres";

type Client = postgres.Sql;

/**
 * drizzle sends every statement through `unsafe`, which parses and plans it anew each time. Behind this it is prepared
 * once a connection and then only bound and run, inside transactions too.
 */
export function prepareStatements<C extends Client | postgres.TransactionSql>(client: C): C {
  return new Proxy(client, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name === "unsafe") {
        const unsafe: Client["unsafe"] = (query, parameters, options) =>
          target.unsafe(query, parameters, { prepare: true, ...options });
        return unsafe;
      }
      if (name === "begin" || name === "savepoint") {
        return (...args: unknown[]) => {
          const work = args.pop() as (inner: postgres.TransactionSql) => unknown;
          const run = value as (...all: unknown[]) => unknown;
          return run.call(target, ...args, (inner: postgres.TransactionSql) =>
            work(prepareStatements(inner)),
          );
        };
      }
      return value;
    },
  });
}
