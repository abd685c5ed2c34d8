import { configureGlobal } from "fast-check";

/**
 * The same cases at every run, so that a red test means the change and not the day. `npm run prove properties` goes on
 * looking with seeds that nobody has tried; what it finds becomes an example of its test.
 */
configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 20_261_231) });
