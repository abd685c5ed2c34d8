import { playTalks } from "./play-talks.ts";

playTalks("all", { name: "America/New_York", behind: 300 });
