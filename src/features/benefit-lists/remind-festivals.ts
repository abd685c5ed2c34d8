import { say } from "../../conversation/reply.ts";
import { addDays, daysBetween, startOfDay } from "../../domain/local-date.ts";
import type { Job, Notice } from "../feature.ts";
import { FESTIVALS, nextFestivalDay } from "../../domain/festival-day.ts";

/** Days ahead of a festival on which staff are reminded to build its list. */
const WAVES = [30, 15, 7] as const;
const HOUR = 9;

/** Ahead of each festival, by the lunar calendar; after an outage the latest reminder due is given, once. */
export const remindFestivals: Job = {
  name: "remind-festivals",
  run: async ({ now, today }) => {
    const notices = FESTIVALS.flatMap((festival): Notice[] => {
      const day = nextFestivalDay(festival, today);
      const due = WAVES.findLast((days) => startOfDay(addDays(day, -days), HOUR) <= now);
      if (due === undefined) return [];
      return [
        {
          to: { kind: "staff" },
          reply: say("lists:remind", {
            festival: say(`lists:festival.${festival}`),
            date: day,
            days: daysBetween(today, day),
          }),
          once: `festival:${festival}:${day}:${due}`,
        },
      ];
    });
    return { notices, audit: [] };
  },
};
