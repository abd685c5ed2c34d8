import { readdirSync, readFileSync } from "node:fs";

/** What a process and all its children hold and have used, as Linux says. */
export interface Footprint {
  readonly rssMB: number;
  readonly cpuSeconds: number;
}

/** Ticks a second that /proc counts in: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Sums a process and its descendants from /proc. */
export function readFootprint(root: number): Footprint {
  const family = new Set([root]);
  // Children have higher ids than their parents but for a wrap-around; a second look finds those too.
  for (let look = 0; look < 2; look += 1)
    for (const name of readdirSync("/proc")) {
      const parent = /^\d+$/.test(name) ? statOf(Number(name))?.parent : undefined;
      if (parent !== undefined && family.has(parent)) family.add(Number(name));
    }
  const all = [...family].map((pid) => statOf(pid)).filter((stat) => stat !== undefined);
  return {
    rssMB: all.reduce((sum, { pid }) => sum + residentKB(pid), 0) / 1024,
    cpuSeconds: all.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS,
  };
}

/** Of /proc/PID/stat; the command's name stands in brackets and may hold anything. */
function statOf(pid: number): { pid: number; parent: number; ticks: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    return { pid, parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  } catch {
    return undefined;
  }
}

const residentKB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
