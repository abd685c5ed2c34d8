import { playTalks } from "./play-talks.ts";

playTalks(1, { name: "Asia/Kathmandu", behind: -345 });
