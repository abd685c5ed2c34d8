import { byId } from "./core/dom.js";
import { fetchState, follow } from "./core/api.js";
import { closeNotices, sayElsewhere } from "./core/notices.js";
import { Store } from "./core/store.js";
import { preferredLanguage, showLanguages, text, useLanguage } from "./core/texts.js";
import { showClock } from "./bar/clock.js";
import { Composer } from "./chat/composer.js";
import { closeMenu } from "./chat/menu.js";
import { ChatLog } from "./chat/log.js";
import { snippetOf } from "./chat/bubble.js";
import { Sidebar } from "./side/sidebar.js";

const store = new Store();
const composer = new Composer(store);
const log = new ChatLog(store, composer);
const sidebar = new Sidebar(store, open);
const clock = showClock(store);
let stopFollowing = () => undefined;

/** Brings a conversation into view; on a narrow screen, in place of the list. */
function open(conversationId, focusDraft = true) {
  document.body.dataset.view = "chat";
  store.open(conversationId);
  history.replaceState(null, "", `#${encodeURIComponent(conversationId)}`);
  if (focusDraft) composer.focus();
}

function backToList() {
  document.body.dataset.view = "list";
  sidebar.focus();
}

async function chooseLanguage(language) {
  await useLanguage(language);
  showLanguages(byId("languages"), chooseLanguage);
  for (const part of [sidebar, log, composer, clock]) part.render();
}

/** Starts afresh from the server's state: at the beginning, and when the server was started again. */
async function load() {
  stopFollowing();
  store.reset(await fetchState());
  stopFollowing = follow(store.lastSeq(), {
    onHello: ({ sessionId, now }) => {
      if (sessionId === store.sessionId) store.setClock(now);
      else void load();
    },
    onEntry: (entry) => store.add(entry),
    onClock: ({ now }) => store.setClock(now),
    onConnection: (up) => {
      byId("offline").hidden = up;
    },
  });
  sidebar.build();
  store.open(store.active);
}

store.addEventListener("entry", ({ detail: entry }) => {
  const unread = store.unreadInAll();
  document.title = `${unread > 0 ? `(${unread}) ` : ""}${text("title")} · ${text("sandbox")}`;
  if (entry.conversationId === store.active || entry.speakerId !== store.bot.contactId) return;
  const conversation = store.conversations().find(({ id }) => id === entry.conversationId);
  if (!conversation) return;
  const face = conversation.room ? "#" : store.describe(entry.conversationId).face;
  sayElsewhere(entry.conversationId, { name: conversation.name, face }, snippetOf(entry), () =>
    open(entry.conversationId),
  );
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select");
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    const conversation = store.conversations()[Number(event.code.slice(5)) - 1];
    if (conversation) open(conversation.id);
    event.preventDefault();
  } else if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    composer.focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    closeMenu();
    clock.close();
    closeNotices();
  }
});
byId("back").addEventListener("click", backToList);

store.active = decodeURIComponent(location.hash.slice(1));
if (store.active !== "") document.body.dataset.view = "chat";
await chooseLanguage(preferredLanguage());
await load();
