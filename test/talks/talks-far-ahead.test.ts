import { playTalks } from "./play-talks.ts";

playTalks("about-days", { name: "Pacific/Kiritimati", behind: -840 });
