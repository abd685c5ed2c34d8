import { openDatabase } from "../../../src/adapters/database/open-database.ts";

/** Opens, and so makes and migrates, the database that its argument names; says when it begins and when it is done. */
const place = JSON.parse(process.argv[2] ?? "") as { url: string } | { folder: string };
process.stdout.write("begins\n");
const database = await openDatabase(place);
process.stdout.write("open\n");
await database.close();
