/* Shows at its minute what a build after that minute would show.

   A page is built at one moment and read at another. Its templates mark what changes when a
   role closes, with moments in UTC:

     data-careers-until="2026-12-16T05:00:00Z"  shown until then
     data-careers-from="2026-12-16T05:00:00Z"   shown from then on; in a <template> until then
     data-careers-later='[["2026-12-16T05:00:00Z", "14 open roles"]]'  the text from then on
     data-careers-ago="2026-11-23T10:23:00Z"    written as “5 days ago”
     data-careers-day="2026-12-15"  written as “in 5 days, on ”, by the calendar of the time zone
                                    data-careers-zone, with the words of data-careers-words
     data-careers-unsent="…"  what is said to somebody whose form can no longer be sent

   It stands in the head, so that nobody sees what is over, not even for a moment. Nothing here
   knows of roles: what is marked, and what is said, is decided by the build. */

(() => {
  "use strict";

  const MINUTE = 60_000;
  const DAY = 1440 * MINUTE;
  const WRONG = 15 * MINUTE; // more than this between two clocks is no delay on the way

  let ahead = 0; // how far the server's clock is ahead of this computer's, if that is wrong
  let asked = false;
  let timer = 0;
  const shown = new WeakMap(); // what came out of a template

  /* ---------- What is shown ---------- */

  function update() {
    const now = Date.now() + ahead;
    const moments = [];
    const hasCome = (written) => {
      const moment = Date.parse(written);
      if (!Number.isNaN(moment)) moments.push(moment);
      return moment <= now;
    };
    each("[data-careers-until]", (one) => toggle(one, !hasCome(one.dataset.careersUntil)));
    each("[data-careers-from]", (one) => toggle(one, hasCome(one.dataset.careersFrom)));
    each("[data-careers-later]", (one) => say(one, hasCome));
    each("[data-careers-ago]", (one) => tellAge(one, now));
    each("[data-careers-day]", (one) => countDown(one, now));
    wait(moments, now);
  }

  /* One part that can't be changed doesn't keep the others as they are. */
  function each(selector, change) {
    for (const one of document.querySelectorAll(selector)) {
      try {
        change(one);
      } catch (error) {
        console.error(error);
      }
    }
  }

  function toggle(one, visible) {
    if (one.localName === "template") {
      unfold(one, visible);
    } else if (visible) {
      if (one.dataset.careersKept) giveBack(one);
      if (one.hidden) one.hidden = false;
    } else if (isSent(one)) {
      if (one.dataset.careersKept) giveBack(one);
    } else if (!one.hidden && !one.dataset.careersKept) {
      if ([...one.querySelectorAll("form")].some(isBegun)) keep(one);
      else hide(one);
    }
  }

  /* The focus goes where it is said what has happened, not to the top of the page. */
  function hide(one) {
    const focused = one.contains(document.activeElement);
    one.hidden = true;
    if (focused) document.querySelector("[role=status][tabindex]")?.focus({ preventScroll: true });
  }

  /* On a slow network an element is there before all that is in it. What stands behind it, or
     behind what it is in, tells that it is whole. */
  function isWhole(one) {
    if (document.readyState !== "loading") return true;
    while (one && !one.nextSibling) one = one.parentNode;
    return Boolean(one);
  }

  function unfold(template, visible) {
    if (visible === shown.has(template) || !isWhole(template)) return;
    if (visible) {
      const parts = [...template.content.cloneNode(true).childNodes];
      shown.set(template, parts);
      template.after(...parts);
    } else {
      for (const part of shown.get(template)) part.remove();
      shown.delete(template);
    }
  }

  function say(one, hasCome) {
    if (!isWhole(one)) return;
    one.careersFirst ??= one.textContent;
    const texts = JSON.parse(one.dataset.careersLater).filter(([moment]) => hasCome(moment));
    const text = texts.length ? texts.at(-1)[1] : one.careersFirst;
    if (one.textContent !== text) one.textContent = text;
  }

  function tellAge(one, now) {
    const days = Math.floor((now - Date.parse(one.dataset.careersAgo)) / DAY);
    const words = new Intl.RelativeTimeFormat(language());
    const text = words.format(-days, "day");
    if (one.textContent !== text) one.textContent = text;
  }

  /* Days as people count them where the role is: from midnight to midnight. */
  function countDown(one, now) {
    const { careersDay: day, careersZone: timeZone, careersWords: words } = one.dataset;
    const numeric = { year: "numeric", month: "numeric", day: "numeric" };
    const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { timeZone, ...numeric });
    const today = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
    const days = (Date.parse(day) - Date.UTC(today.year, today.month - 1, today.day)) / DAY;
    const name = new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(days, "day");
    const text = days < 0 ? "" : words.replace("{days}", name);
    if (one.textContent !== text) one.textContent = text;
  }

  const language = () => document.documentElement.lang || "en";

  /* ---------- Forms ---------- */

  const TEXT = /^(?:date|datetime-local|email|month|number|password|search|tel|text|textarea|time|url|week)$/;

  /* Whether what stood in a form is on its way, and only what came of it is shown. */
  function isSent(part) {
    const forms = [...part.querySelectorAll("form")];
    return forms.length > 0 && forms.every((form) => form.hidden);
  }

  /* Whether somebody has written, chosen or ticked something. */
  function isBegun(form) {
    const blank = form.cloneNode(true);
    blank.reset();
    return written(form) !== written(blank);
  }

  function written(form) {
    const values = [...new FormData(form)].map(([name, value]) => [name, value.name ?? value]);
    return JSON.stringify(values);
  }

  /* What somebody wrote stays, to be read and copied; it can't be changed or sent. */
  function keep(part) {
    part.dataset.careersKept = "true";
    lock(part, true);
    const words = document.createElement("p");
    words.className = "careers-unsent";
    words.setAttribute("role", "status");
    part.append(words);
    words.textContent = part.dataset.careersUnsent;
  }

  function giveBack(part) {
    delete part.dataset.careersKept;
    lock(part, false);
    part.querySelector(":scope > .careers-unsent")?.remove();
  }

  function lock(part, locked) {
    for (const field of part.querySelectorAll("form :is(input, select, textarea, button)")) {
      if (TEXT.test(field.type)) field.readOnly = locked;
      else if (field.localName === "button") field.hidden = locked;
      else field.disabled = locked;
    }
  }

  /* Before anybody else hears of it: a page that has slept may be older than its timer. */
  window.addEventListener(
    "submit",
    (event) => {
      update();
      if (event.target.closest("[data-careers-kept], [data-careers-until][hidden]")) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );

  /* ---------- When ---------- */

  /* Until the next moment, and never long: timers stop when a computer sleeps, are cut off
     after 24.8 days, and know nothing of a clock that is set. */
  function wait(moments, now) {
    clearTimeout(timer);
    if (!moments.length) return;
    const wake = (next, moment) => (moment > now && moment < next ? moment : next);
    timer = setTimeout(update, moments.reduce(wake, now + MINUTE) - now);
    const near = moments.some((moment) => moment - now < DAY);
    if (near || Date.parse(document.lastModified) - Date.now() > WRONG) ask();
  }

  /* Which time it is where the page comes from. It is asked once, and only where something is
     over or nearly, or where this computer's clock is behind the page itself. */
  async function ask() {
    if (asked || !location.protocol.startsWith("http")) return;
    asked = true;
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
      const difference = Date.parse(answer.headers.get("Date")) - Date.now();
      if (Math.abs(difference) > WRONG) {
        ahead = document.careersAhead = difference; // list.js goes by it as well
        update();
      }
    } catch {
      // Nobody to ask: the computer's own clock has to do.
    }
  }

  /* As the page is read, and whenever a part of it is exchanged, before it is painted. */
  new MutationObserver(update).observe(document, { childList: true, subtree: true });
  for (const name of ["pageshow", "focus"]) window.addEventListener(name, update);
  for (const name of ["DOMContentLoaded", "visibilitychange"]) {
    document.addEventListener(name, update);
  }
})();
