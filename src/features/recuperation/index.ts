import type { Feature } from "../feature.ts";
import { openTrip, previewTrip } from "./open-trip.ts";
import { recordAttendance } from "./record-attendance.ts";
import { showDue, showRoll, showTrips } from "./show-trips.ts";
import { signOff, signUp } from "./sign-up.ts";
import { tripForm } from "./trip-form.ts";

/** 疗休养: trips with seats, a fair queue whose order is explained, attendance, and who is due (domain §5). */
export const recuperation: Feature = {
  name: "recuperation",
  forms: [tripForm],
  verbs: {
    "preview-trip": { action: "open-trip", run: previewTrip },
    "open-trip": { action: "open-trip", run: openTrip },
    "sign-up": { action: "sign-up", run: signUp },
    "sign-off": { action: "sign-up", run: signOff },
    "show-trips": { action: "see-trips", run: showTrips },
    "show-roll": { action: "keep-services", run: showRoll },
    "record-attendance": { action: "keep-services", run: recordAttendance },
    "show-due": { action: "keep-services", run: showDue },
  },
  ofOnePerson: ["sign-up", "sign-off", "trip-attended"],
  answers: {
    "sign-up": "sign-up",
    "sign-off": "sign-off",
    "recuperation-trips": "show-trips",
    "trip-roll": "show-roll",
    "trip-attended": "record-attendance",
    "recuperation-due": "show-due",
  },
};
