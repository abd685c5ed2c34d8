import { playTalks } from "./play-talks.ts";

playTalks(0, { name: "America/New_York", behind: 300 });
