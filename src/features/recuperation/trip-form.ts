import type { Form, FormSlots } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import type { Frame } from "../../language/frame.ts";
import type { World } from "../world.ts";

export interface TripSlots {
  readonly startsOn: string | null;
  readonly seats: number | null;
}

export const readTripSlots = (slots: FormSlots): TripSlots => slots as unknown as TripSlots;
const write = (slots: TripSlots): FormSlots => slots as unknown as FormSlots;

/** 「开疗休养团，5月10日，20个名额」 → card → 确认. */
export const tripForm: Form<World> = {
  name: "trip",
  intents: ["open-trip"],
  action: "open-trip",
  commit: "open-trip",
  title: () => say("services:trip.title"),
  open: (frame) => write(read(frame)),
  fill(slots, frame) {
    const said = read(frame);
    if (said.startsOn === null && said.seats === null) return null;
    const before = readTripSlots(slots);
    return write({ startsOn: said.startsOn ?? before.startsOn, seats: said.seats ?? before.seats });
  },
  next(slots, world) {
    const { startsOn, seats } = readTripSlots(slots);
    if (startsOn === null || startsOn < world.today)
      return { kind: "ask", slot: "date", reply: say("services:trip.when") };
    if (seats === null) return { kind: "ask", slot: "amount", reply: say("services:trip.seats") };
    return { kind: "card", verb: "preview-trip" };
  },
};

function read({ slots }: Frame): TripSlots {
  const seats = Number(slots.amounts?.[0]?.value ?? Number.NaN);
  return {
    startsOn: slots.date?.start ?? null,
    seats: Number.isInteger(seats) && seats > 0 && seats <= 2_000 ? seats : null,
  };
}
