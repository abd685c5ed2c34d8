import { sql } from "drizzle-orm";

import { queryRows } from "../../../src/features/database.ts";
import { buildBatch } from "../../../src/features/payments/batch/build-batch.ts";
import { returnPayment } from "../../../src/features/payments/return-payment.ts";
import { settleBatch } from "../../../src/features/payments/batch/settle-batch.ts";
import { objectDecision } from "../../../src/features/relief/decision/object-decision.ts";
import { withdrawApplication } from "../../../src/features/relief/application/withdraw-application.ts";
import type { House } from "../../../src/pipeline/house.ts";
import { holdFrom } from "../stage-rules.ts";
import { type Case, MoneyModel } from "./model.ts";
import { findDifferences } from "./find-differences.ts";
import { decide, type Desk, propose, runAs } from "./two-approvers.ts";

const RULES = ["own-illness", "household-fire", "accident-disability"] as const;
const DAYS = ["2025-12-31", "2026-03-01", "2026-03-02", "2026-07-01", "2026-11-01"];
const FIGURES = [999_999, 1_000_000, 1_000_002, 3_400_050, 9_999_999, 10_000_004, 25_000_000];

/** One run: what the house does beside what the model says must come of it. */
export class Driver {
  readonly problems: string[] = [];
  readonly done = new Map<string, number>();
  readonly #house: House;
  readonly #desk: Desk;
  readonly #random: () => number;
  readonly #model = new MoneyModel();
  readonly #names = new Map<string, number>();

  constructor(house: House, desk: Desk, random: () => number) {
    this.#house = house;
    this.#desk = desk;
    this.#random = random;
    desk.people.forEach((id, index) => this.#names.set(id, index));
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }

  #caseIn(...standings: readonly Case["standing"][]): Case | undefined {
    return this.#pick(this.#model.cases.filter(({ standing }) => standings.includes(standing)));
  }

  async step(): Promise<void> {
    const at = this.#random() * 100;
    if (at < 26) return this.#propose();
    if (at < 58) return this.#approve();
    if (at < 68) return this.#check();
    if (at < 73) return this.#sendBack();
    if (at < 78) return this.#withdraw();
    if (at < 82) return this.#object();
    if (at < 88) return this.#batch();
    if (at < 93) return this.#settle();
    if (at < 96) return this.#bankReturns();
    if (at < 98) return this.#befall();
    return this.#changeRule();
  }

  #expect(what: string, wanted: string, told: readonly string[]): void {
    this.done.set(`${what} ${wanted}`, (this.done.get(`${what} ${wanted}`) ?? 0) + 1);
    if (!told.includes(wanted)) this.problems.push(`${what}: wanted ${wanted}, told ${told.join()}`);
  }

  async #propose(): Promise<void> {
    const personId = this.#pick(this.#desk.people) ?? "";
    const rule = this.#pick(RULES) ?? "own-illness";
    const day = this.#pick(DAYS) ?? "2026-03-01";
    const figure = this.#pick(FIGURES) ?? 0;
    const yuan = (figure / 100).toFixed(2);
    const facts = {
      "own-illness": { "major-illness": true, copay: yuan, "self-funded": "0" },
      "household-fire": { accidental: true, loss: yuan },
      "accident-disability": { cause: "accident", severe: true },
    }[rule];
    const id = await propose(this.#house, this.#desk, {
      personId,
      ruleCode: rule,
      facts: { ...facts, "event-date": day },
    });
    this.#model.cases.push({
      id,
      person: this.#names.get(personId) ?? 0,
      rule,
      day,
      figure: rule === "accident-disability" ? 1_000_000 : figure,
      standing: "awaiting-approval",
      version: 1,
      round: 1,
      checkedUnder: 1,
      payable: null,
    });
  }

  /** Now and then on a version that is not the last one, or on a case decided before: 「批准」 said again. */
  async #approve(): Promise<void> {
    const again = this.#random() < 0.2;
    const one = again ? this.#pick(this.#model.cases) : this.#caseIn("awaiting-approval");
    if (one === undefined) return;
    const seen = this.#random() < 0.1 ? one.version - 1 : one.version;
    const bindingId = this.#pick(this.#desk.directors) ?? "";
    const told = await decide(this.#house, { bindingId, role: "director" }, one.id, "approve", seen);
    const outcome = this.#model.approve(one, seen);
    const wanted = {
      approved: "relief:decide.approved",
      "back-to-check": "relief:decide.back-to-check",
      cannot: "relief:decide.cannot-approve",
      stands: "relief:decide.stands",
    }[outcome.kind];
    this.#expect("approve", wanted, told);
  }

  async #check(): Promise<void> {
    const one = this.#caseIn("awaiting-check");
    if (one === undefined) return;
    const staff = { bindingId: this.#desk.staff, role: "staff" } as const;
    const told = await decide(this.#house, staff, one.id, "approve", one.version);
    const passes = this.#model.check(one);
    if (passes) this.#expect("check", "relief:decide.checked", told);
    else if (told.includes("relief:decide.checked")) this.problems.push("check: passed what must not pass");
  }

  async #sendBack(): Promise<void> {
    const one = this.#caseIn("awaiting-approval");
    if (one === undefined) return;
    const refuses = this.#random() < 0.6;
    const bindingId = this.#pick(this.#desk.directors) ?? "";
    const verdict = refuses ? "reject" : "return-for-mending";
    const told = await decide(this.#house, { bindingId, role: "director" }, one.id, verdict, one.version);
    this.#model.move(one, refuses ? "refused" : "returned");
    this.#expect("send back", `relief:decide.${refuses ? "refused" : "returned"}`, told);
  }

  /** Of the officer's, the one moved last: which one that is, the archive tells. */
  async #withdraw(): Promise<void> {
    const one = this.#caseIn("awaiting-check", "awaiting-approval", "returned");
    if (one === undefined) return;
    const told = await runAs(this.#house, this.#officer, withdrawApplication, {
      frame: { receipt: await this.#receiptOf(one) },
    });
    this.#model.move(one, "withdrawn");
    this.#expect("withdraw", "relief:application.withdrawn", told);
  }

  async #object(): Promise<void> {
    const one = this.#caseIn("refused");
    if (one === undefined) return;
    const told = await runAs(this.#house, this.#officer, objectDecision, {
      frame: { receipt: await this.#receiptOf(one) },
    });
    if (one.round === 2) return this.#expect("object", "relief:objection.reviewed", told);
    one.round = 2;
    this.#model.move(one, "awaiting-check");
    this.#expect("object", "relief:objection.taken", told);
  }

  get #officer() {
    return { bindingId: this.#desk.officer, role: "officer" } as const;
  }

  async #receiptOf({ id }: Case): Promise<string> {
    const [row] = await queryRows<{ receipt: string }>(
      this.#house.db,
      sql`select receipt from applications where id = ${id}::uuid`,
    );
    return row?.receipt ?? "";
  }

  async #batch(): Promise<void> {
    const staff = { bindingId: this.#desk.staff, role: "staff" } as const;
    const held = (one: Case): boolean =>
      this.#model.dead.has(one.person) || this.#model.suspended.has(one.person);
    const goes = this.#model.cases.filter((one) => one.payable?.state === "payable" && !held(one));
    const told = await runAs(this.#house, staff, buildBatch);
    this.#expect("batch", goes.length > 0 ? "payments:batch-built" : "payments:nothing-payable", told);
    for (const one of goes) if (one.payable !== null) one.payable.state = "batched";
  }

  /** Everything that is out at the bank arrives, batch by batch, the newest first. */
  async #settle(): Promise<void> {
    const staff = { bindingId: this.#desk.staff, role: "staff" } as const;
    const batches = await queryRows<{ number: string }>(
      this.#house.db,
      sql`select number from payment_batches where status = 'sent'`,
    );
    for (const { number } of batches) {
      const told = await runAs(this.#house, staff, settleBatch, { frame: { receipt: number } });
      this.#expect("settle", "payments:batch-settled", told);
      const again = await runAs(this.#house, staff, settleBatch, { frame: { receipt: number } });
      this.#expect("settle again", "payments:settled-before", again);
    }
    for (const one of this.#model.cases) {
      if (one.payable?.state !== "batched") continue;
      one.payable.state = "paid";
      this.#model.paid += one.payable.amount;
      this.#model.move(one, "paid");
    }
  }

  /** The bank returns somebody's latest payment; it goes out again in a batch of its own, and arrives. */
  async #bankReturns(): Promise<void> {
    const [latest] = await queryRows<{ personId: string; source: string }>(
      this.#house.db,
      sql`select p.person_id as "personId", p.source_id as source from payables p
        join payment_batches b on b.id = p.batch_id where p.status in ('paid', 'batched')
        order by b.built_at desc, p.id desc limit 1`,
    );
    const one = this.#model.cases.find(({ id }) => id === latest?.source);
    if (latest === undefined || one === undefined || one.payable === null) return;
    const staff = { bindingId: this.#desk.staff, role: "staff" } as const;
    const person = { text: "", index: 0, name: "", ids: [latest.personId], match: "exact" } as const;
    const told = await runAs(this.#house, staff, returnPayment, { frame: { person, value: "卡号有误" } });
    this.#expect("bank returns", "payments:returned", told);
    if (one.payable.state === "paid") {
      this.#model.paid -= one.payable.amount;
      this.#model.move(one, "approved");
    }
    one.payable.state = "returned";
    if (this.#random() < 0.5) return;
    const rest = await runAs(this.#house, staff, buildBatch, { frame: { person } });
    const held = this.#model.dead.has(one.person) || this.#model.suspended.has(one.person);
    this.#expect("again", held ? "payments:nothing-payable" : "payments:batch-built", rest);
    if (held) return;
    for (const other of this.#model.cases)
      if (other.person === one.person && ["payable", "returned"].includes(other.payable?.state ?? ""))
        if (other.payable !== null) other.payable.state = "batched";
  }

  /** Somebody dies, is suspended, or cleared again. */
  async #befall(): Promise<void> {
    const id = this.#pick(this.#desk.people) ?? "";
    const person = this.#names.get(id) ?? 0;
    const { dead, suspended } = this.#model;
    if (this.#random() < 0.3 && dead.size < this.#desk.people.length / 2) {
      dead.add(person);
      await this.#house.db.execute(
        sql`update people set life = 'deceased', died_on = coalesce(died_on, '2026-11-20') where id = ${id}::uuid`,
      );
    } else if (suspended.delete(person)) {
      await this.#house.db.execute(sql`update people set standing = 'good' where id = ${id}::uuid`);
    } else {
      suspended.add(person);
      await this.#house.db.execute(sql`update people set standing = 'suspended' where id = ${id}::uuid`);
    }
    await this.#house.directory.refresh(this.#house.db);
    this.done.set("befall", (this.done.get("befall") ?? 0) + 1);
  }

  /** New figures for one's own illness, from a day after those before. */
  async #changeRule(): Promise<void> {
    const last = this.#model.figures.at(-1);
    const from = DAYS.find((day) => day > (last?.from ?? "") && this.#random() < 0.6);
    if (last === undefined || from === undefined) return;
    const rate = 20 + Math.floor(this.#random() * 20);
    const ceiling = 2_000_000 + Math.floor(this.#random() * 10) * 100_000;
    const parameters = { rate: `${rate}%`, ceiling: ceiling / 100 };
    await holdFrom(this.#house, "own-illness", from, parameters);
    this.#model.figures.push({ version: last.version + 1, from, rate, ceiling });
    this.done.set("rule changed", (this.done.get("rule changed") ?? 0) + 1);
  }

  async compare(): Promise<void> {
    this.problems.push(...(await findDifferences(this.#house, this.#model)));
  }
}
