import type { Feature } from "../feature.ts";
import { attachFile } from "./attach-file.ts";
import { attachForm } from "./attach-form.ts";
import { fetchAttachment, finishAttaching, showAttachments } from "./fetch-attachment.ts";

/** 附件: photos and papers with a report, sealed, for those who may see the report. */
export const attachments: Feature = {
  name: "attachments",
  forms: [attachForm],
  verbs: {
    "attach-file": { action: "attach-file", run: attachFile },
    "show-attachments": { action: "attach-file", run: showAttachments },
    "finish-attaching": { action: "attach-file", run: finishAttaching },
    "fetch-attachment": { action: "fetch-file", run: fetchAttachment },
  },
  answers: { "send-file": "attach-file", "fetch-attachment": "fetch-attachment" },
};
