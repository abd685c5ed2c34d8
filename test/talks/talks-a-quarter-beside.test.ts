import { playTalks } from "./play-talks.ts";

playTalks("about-days", { name: "Asia/Kathmandu", behind: -345 });
