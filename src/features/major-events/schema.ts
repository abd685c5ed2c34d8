import { pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId } from "../columns.ts";

/** 收到: who has seen which major event, and when. */
export const acknowledgements = pgTable(
  "acknowledgements",
  {
    id: rowId(),
    reportId: uuid("report_id").notNull(),
    bindingId: uuid("binding_id").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [uniqueIndex("acknowledgements_once").on(table.reportId, table.bindingId)],
);
