import { byId, el } from "../core/dom.js";
import { moveClock } from "../core/api.js";
import { sayProblem } from "../core/notices.js";
import { dayOf, formatTime, text } from "../core/texts.js";

const WIDE = "(min-width: 721px)";
const DAY = 86_400_000;
/** Days of December on which the year-end return campaign speaks up. */
const CAMPAIGN_DAYS = [1, 15, 30];

/** Nine in the morning of the next such day in December, in the district's time zone. */
function nextInDecember(day, now) {
  const year = Number(dayOf(now).slice(0, 4));
  const inYear = (y) => new Date(`${y}-12-${String(day).padStart(2, "0")}T09:00:00+08:00`);
  return inYear(year) > now ? inYear(year) : inYear(year + 1);
}

/** Shows the sandbox's clock and what moves it. */
export function showClock(store) {
  const toggle = byId("clock-toggle");
  const panel = byId("clock-panel");
  const input = byId("clock-input");
  const move = (change) => moveClock(change).then(() => close(), sayProblem);

  const tick = () => {
    const now = store.now();
    const long = matchMedia(WIDE).matches ? { year: "numeric", weekday: "short" } : {};
    byId("clock-now").textContent = formatTime(now, {
      ...long,
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
    byId("clock-now").dateTime = now.toISOString();
  };
  const step = (label, change) => el("button", { type: "button", onclick: () => move(change()) }, label);
  const render = () => {
    tick();
    toggle.setAttribute("aria-label", text("clock.label"));
    toggle.title = text("clock.label");
    byId("clock-steps").replaceChildren(
      step(text("clock.plus-day"), () => ({ advance: DAY })),
      step(text("clock.plus-week"), () => ({ advance: 7 * DAY })),
      ...CAMPAIGN_DAYS.map((day) =>
        step(text("clock.december", { day }), () => ({
          now: nextInDecember(day, store.now()).toISOString(),
        })),
      ),
      step(text("clock.real"), () => ({ now: new Date().toISOString() })),
    );
  };
  const close = () => {
    if (panel.contains(document.activeElement)) toggle.focus();
    toggle.setAttribute("aria-expanded", "false");
  };

  toggle.addEventListener("click", () => {
    const opens = toggle.getAttribute("aria-expanded") !== "true";
    if (opens)
      input.value = `${dayOf(store.now())}T${formatTime(store.now(), { hour: "2-digit", minute: "2-digit" })}`;
    toggle.setAttribute("aria-expanded", String(opens));
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".clock")) close();
  });
  byId("clock-set").addEventListener("submit", (event) => {
    event.preventDefault();
    void move({ now: `${input.value}:00+08:00`.replace(/(T\d\d:\d\d:\d\d):00/, "$1") });
  });
  store.addEventListener("clock", tick);
  matchMedia(WIDE).addEventListener("change", tick);
  setInterval(tick, 1_000);
  return { render, close };
}
