import { playTalks } from "./play-talks.ts";

playTalks(2, { name: "Pacific/Kiritimati", behind: -840 });
