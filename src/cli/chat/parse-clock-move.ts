const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * Where `/clock` moves the clock to: `+1d`, `-2h`, `+1w`, `2026-12-30`, `2026-12-30T09:00`, `now`.
 * Dates are the district's (UTC+8), a day alone means nine in the morning. `undefined` when it cannot be read.
 */
export function parseClockMove(text: string, now: Date): Date | undefined {
  if (text === "now") return new Date();
  const step = /^([+-]\d{1,5})([mhdw])$/u.exec(text);
  if (step) return new Date(now.getTime() + Number(step[1]) * UNITS[step[2] as keyof typeof UNITS]);
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/u.exec(text);
  if (!day) return undefined;
  const moved = new Date(`${day[1]}T${day[2] ?? "09:00"}:00+08:00`);
  return Number.isNaN(moved.getTime()) ? undefined : moved;
}
