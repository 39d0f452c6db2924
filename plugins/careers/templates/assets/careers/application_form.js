/* The application form, with a script.

   Without it the form works as well: the browser checks what is required and posts it. With it,
   every problem is told at once and in words, files are looked at before they are sent, what
   was written survives every failure, and the answer comes on the same page.

   The comment at the top of application_form.html says what stands in the page for this. All
   words come from there and from a script of its own, which stands before this one in the page,
   and are put in as text, never as HTML. */

(() => {
  "use strict";

  const SECOND = 1000;
  const SLOW = 15 * SECOND; // from then on it is said that it takes long
  const SILENT = 120 * SECOND; // with no byte going either way nobody waits any longer
  const AGAIN = 10 * SECOND; // a second press within this is the first one's echo
  const SLOWEST = 20; // bytes in a millisecond: for so slow a line one waits, where nobody can see how far it is
  const LARGE = 500_000; // bytes; less is sent before anybody could read how far it is
  const LONGEST = 300; // characters of what a service says that are repeated

  /* ---------- Finding the forms ---------- */

  function start() {
    for (const form of document.querySelectorAll("form[data-careers-form]")) {
      form.careers ??= new ApplicationForm(form);
    }
    /* Also the form of questions about oneself, which the browser sends by itself. */
    for (const form of document.querySelectorAll("form.careers-form")) {
      form.addEventListener("keydown", keepKeys);
    }
    for (const link of document.querySelectorAll("a[data-careers-carry]")) carryOn(link, "href");
    for (const frame of document.querySelectorAll("iframe[data-careers-carry]")) carryOn(frame, "src");
  }

  /* Which parts of the page's own address go along: where somebody came from. */
  function carried(element) {
    const here = new URLSearchParams(location.search);
    const names = element.dataset.careersCarry.split(" ");
    return names.filter((name) => here.get(name)).map((name) => [name, here.get(name)]);
  }

  function carryOn(element, attribute) {
    const address = new URL(element[attribute]);
    for (const [name, value] of carried(element)) address.searchParams.set(name, value);
    if (address.href !== element[attribute]) element[attribute] = address.href;
  }

  const make = (name, text = "", attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  const amount = (number, unit) =>
    new Intl.NumberFormat(document.documentElement.lang || "en", {
      style: "unit", unit, unitDisplay: unit === "megabyte" ? "short" : "long", maximumFractionDigits: 1,
    }).format(number);

  /* A text of the catalogue for a number, in the form that the number takes (careers/counting.py). */
  const counted = (forms, count) => {
    const language = document.documentElement.lang || "en";
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
    return fill(form, { count: new Intl.NumberFormat(language).format(count) });
  };

  const megabytes = (bytes) => amount(Math.max(bytes / 1e6, 0.1), "megabyte");

  class ApplicationForm {
    constructor(form) {
      this.form = form;
      this.section = form.closest("section") ?? form.parentElement;
      this.words = window.careersFormWords[form.dataset.careersWords];
      this.limits = JSON.parse(form.dataset.careersLimits);
      this.answers = form.dataset.careersAnswers && JSON.parse(form.dataset.careersAnswers);
      this.summary = form.querySelector("[data-careers-summary]");
      this.status = form.querySelector("[data-careers-status]");
      this.progress = form.querySelector("[data-careers-progress]");
      this.sent = form.parentElement.querySelector("[data-careers-sent]");
      this.mail = this.section.querySelector(".careers-fallback a[href^='mailto:']");
      this.measurable = true;
      this.since = 0; // when the sending began; 0 while nothing is being sent
      form.noValidate = true;
      for (const [name, value] of carried(form)) {
        if (!form.elements[name]) form.prepend(make("input", "", { type: "hidden", name, value }));
      }
      form.addEventListener("submit", (event) => this.submit(event));
      this.draft = new Draft(this);
      this.captcha = Captcha.of(this);
      if (this.isBack) this.arrive();
      /* A page that comes back as it was, by Back, is not sending any more. */
      window.addEventListener("pageshow", (event) => event.persisted && this.rest());
      document.addEventListener("securitypolicyviolation", (event) => {
        if (event.effectiveDirective === "form-action" && this.since) this.doubt();
      });
    }

    get boxes() {
      return [...this.form.querySelectorAll("[data-careers-field]")].map((box) => new Box(box, this));
    }

    get files() {
      return [...this.form.querySelectorAll("input[type=file]")].flatMap((one) => [...one.files]);
    }

    get size() {
      return this.files.reduce((sum, file) => sum + file.size, 0);
    }

    /* ---------- Before it is sent ---------- */

    submit(event) {
      if (this.since && (this.answers || Date.now() - this.since < AGAIN)) {
        event.preventDefault();
        return;
      }
      const problems = this.problems();
      if (problems.length) {
        event.preventDefault();
        this.show(problems);
      } else if (navigator.onLine === false) {
        event.preventDefault();
        this.fail([this.words.offline]);
      } else {
        this.clear();
        this.begin();
        if (this.answers) {
          event.preventDefault();
          this.send();
        } else {
          this.draft.drop();
        }
      }
    }

    /* What is wrong with the answers, each with its box; what is right says nothing. */
    problems() {
      const found = [];
      const either = new Set();
      for (const box of this.boxes) {
        const text = box.problem(either);
        if (text) found.push({ box, text });
      }
      const boxes = this.boxes.filter((box) => box.kind === "file" && box.control.files.length);
      const { size } = this;
      const { files: most, total_bytes: total } = this.limits;
      if (boxes.length && !found.some(({ box }) => box.kind === "file")) {
        const box = boxes.at(-1);
        if (most && this.files.length > most) {
          found.push({ box, text: counted(this.words.count, most) });
        } else if (total && size > total) {
          const values = { most: megabytes(total), size: megabytes(size) };
          found.push({ box, text: fill(this.words.total, values) });
        }
      }
      if (this.captcha && !this.captcha.isDone) found.push(this.captcha.problem);
      return found;
    }

    /* ---------- Sending ---------- */

    begin() {
      this.since = Date.now();
      this.say(this.words.sending);
      if (this.answers) window.addEventListener("beforeunload", stay);
    }

    /* As it was before: the button works again. */
    rest() {
      this.since = 0;
      this.progress.hidden = true;
      this.status.hidden = true;
      this.status.textContent = "";
      clearInterval(this.watch);
      window.removeEventListener("beforeunload", stay);
    }

    say(text) {
      this.status.hidden = false;
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    async send() {
      const gone = await this.gone();
      if (gone) this.show([{ box: gone, text: this.words.gone }]);
      else this.post(this.measurable && this.size > LARGE);
    }

    /* A file may have been moved or changed since it was chosen. */
    async gone() {
      for (const box of this.boxes.filter((box) => box.kind === "file")) {
        for (const file of box.control.files) {
          try {
            await file.slice(0, 1).arrayBuffer();
          } catch {
            return box;
          }
        }
      }
      return null;
    }

    /* With `measured`, how far it is can be told. A browser asks the service beforehand then;
       where that is not answered nothing was sent yet, and it is sent without. */
    post(measured) {
      const request = new XMLHttpRequest();
      let moved = Date.now();
      let begun = false;
      let complete = false;
      if (measured) {
        request.upload.addEventListener("progress", (event) => {
          begun = true;
          moved = Date.now();
          this.advance(event.loaded / event.total);
        });
        request.upload.addEventListener("load", () => {
          begun = complete = true;
          moved = Date.now();
          this.advance(1);
        });
      }
      request.addEventListener("load", () => this.read(request));
      request.addEventListener("error", () => {
        if (measured && !begun && navigator.onLine !== false) {
          this.measurable = false;
          this.post(false);
        } else {
          if (complete && navigator.onLine !== false) this.doubt();
          else this.fail([this.lost(begun)]);
        }
      });
      request.addEventListener("abort", () => this.fail([this.words.silent]));
      const patience = measured ? SILENT : SILENT + this.size / SLOWEST;
      clearInterval(this.watch);
      this.watch = setInterval(() => {
        const quiet = Date.now() - moved;
        if (quiet > patience) request.abort();
        else if (quiet > SLOW) this.say(this.words.slow);
      }, SECOND);
      request.open("POST", this.answers.action);
      request.setRequestHeader("Accept", "application/json");
      request.send(new FormData(this.form));
    }

    lost(begun) {
      if (navigator.onLine === false) return this.words.offline;
      return begun ? this.words.dropped : this.words.lost;
    }

    advance(share) {
      const percent = Math.floor(share * 100);
      this.progress.hidden = false;
      this.progress.value = percent;
      /* In quarters, because every change is read out. */
      const told = Math.floor(percent / 25) * 25;
      if (share >= 1) this.say(this.words.waiting);
      else if (told) this.say(fill(this.words.percent, { percent: told }));
    }

    /* ---------- The answer ---------- */

    read(request) {
      const { status } = request;
      let said = null;
      try {
        said = JSON.parse(request.responseText);
      } catch {
        // No JSON: what the status says has to do.
      }
      const { success } = this.answers;
      if (status >= 200 && status < 300) {
        const isWell = !success || said?.[success] === true || said?.[success] === "true";
        const isAnswer = said === null ? !success && !request.responseText : typeof said === "object";
        if (isAnswer && isWell) this.succeed();
        else if (said?.[success] === false || said?.[success] === "false") this.refuse(said);
        else this.doubt();
      } else if (status === 413) this.fail([this.words.too_large]);
      else if (status === 415) this.fail([this.words.wrong_type]);
      else if (status === 429) this.fail([this.busy(request.getResponseHeader("Retry-After"))]);
      else if (status === 400 || status === 422) this.refuse(said);
      else if (status === 408 || status >= 500) this.fail([this.words.fault]);
      else this.fail([this.words.closed, ...this.quoted(said)]);
    }

    /* Retry-After is a number of seconds or a date (RFC 9110). */
    busy(header) {
      const seconds = Number(header) || (Date.parse(header) - Date.now()) / SECOND;
      if (!(seconds > 0)) return this.words.busy;
      const wait = seconds < 60 ? amount(Math.ceil(seconds), "second") : amount(Math.ceil(seconds / 60), "minute");
      return fill(this.words.busy_for, { wait });
    }

    /* The service found something wrong: with fields, if it says so, or with all. */
    refuse(said) {
      const written = said?.[this.answers.errors] ?? [];
      const isList = Array.isArray(written);
      const pairs = isList ? written.map((one) => [one?.field, one?.message]) : Object.entries(written);
      const found = pairs.map(([field, message]) => this.refused(field, text(message)));
      if (found.length) this.show(found, true);
      else this.fail([this.words.refused, ...this.quoted(said)]);
    }

    refused(field, message) {
      const box = this.boxes.find((box) => box.isSentAs(field));
      if (!box) return { text: fill(this.words.said, { message: message || this.words.refused }) };
      return { box, text: fill(this.words.field, { label: box.label, message }) };
    }

    quoted(said) {
      const message = text(said?.[this.answers.message]);
      return message ? [fill(this.words.said, { message })] : [];
    }

    succeed() {
      this.rest();
      this.clear();
      this.draft.forget();
      /* Back must not bring a filled form that looks as if it had never been sent. */
      this.form.reset();
      history.replaceState({ ...history.state, careersSent: this.form.dataset.careersForm }, "");
      this.arrive();
      this.sent.focus();
    }

    /* Whether somebody came back to a page on which the application has arrived. */
    get isBack() {
      const [visit] = performance.getEntriesByType("navigation");
      return visit?.type === "back_forward" && history.state?.careersSent === this.form.dataset.careersForm;
    }

    arrive() {
      this.sent.replaceChildren(make("h3", this.words.arrived), make("p", this.words.arrived_text));
      const thanks = this.form.dataset.careersThanks;
      if (thanks) {
        const next = make("p");
        next.append(make("a", this.words.next, { href: thanks }));
        this.sent.append(next);
      }
      if (this.mail) {
        const ask = make("p", `${this.words.arrived_ask} `, { class: "careers-fallback" });
        ask.append(this.mail.cloneNode(true), ".");
        this.sent.append(ask);
        this.mail.closest(".careers-fallback").hidden = true; // it asks whether the form works
      }
      this.form.hidden = true;
      this.section.querySelector(".careers-form__rule")?.setAttribute("hidden", "");
      this.sent.hidden = false;
    }

    /* ---------- Problems ---------- */

    /* It went wrong on the way: why, and what somebody can do now. All answers stay. */
    fail(sentences) {
      this.show([{ text: sentences.join(" ") }], true);
    }

    /* It may have arrived: to send it again would be a second application. */
    doubt() {
      this.show([{ text: this.words.unclear }], true, false);
    }

    show(problems, wasSent = false, again = true) {
      this.rest();
      this.clear();
      if (wasSent) {
        this.captcha?.reset();
        this.draft.keep();
      }
      const list = this.summary.querySelector("ul");
      for (const { box, text } of problems) {
        const item = make("li");
        if (box) {
          box.tell(text, this.words.error);
          const link = make("a", text, { href: `#${box.target.id}` });
          link.addEventListener("click", (event) => {
            /* Instant navigation would take a link within the page for one to another page. */
            event.preventDefault();
            event.stopPropagation();
            box.focus();
          });
          item.append(link);
        } else {
          item.textContent = text;
        }
        list.append(item);
      }
      if (wasSent) {
        const item = make("li", `${this.words.kept} ${again ? `${this.words.again} ` : ""}`);
        const mail = again ? this.words.by_mail : this.words.arrived_ask;
        if (this.mail) item.append(`${mail} `, this.mail.cloneNode(true), ".");
        list.append(item);
      }
      this.summary.hidden = false;
      document.title = `${this.words.error} ${document.title}`;
      this.summary.focus();
    }

    clear() {
      const mark = `${this.words.error} `;
      if (document.title.startsWith(mark)) document.title = document.title.slice(mark.length);
      this.summary.hidden = true;
      this.summary.querySelector("ul").replaceChildren();
      for (const box of this.boxes) box.untell();
    }
  }

  /* One field with its label, hint, error and controls. */
  class Box {
    constructor(element, { words }) {
      this.element = element;
      this.kind = element.dataset.careersKind;
      this.words = { ...words, ...JSON.parse(element.dataset.careersMessages ?? "{}") };
      this.controls = [...element.querySelectorAll("input, textarea, select")];
      this.control = this.controls[0];
      this.error = element.querySelector(".careers-error");
    }

    get target() {
      return this.control;
    }

    get label() {
      const named = this.element.querySelector("legend, label").cloneNode(true);
      named.querySelector(".careers-optional")?.remove();
      return named.textContent.trim();
    }

    get wrong() {
      return this.words[`wrong_${this.kind}`];
    }

    get isEmpty() {
      if (this.kind === "file") return !this.control.files.length;
      if (/^(?:yes\/no|one|any|tick)$/.test(this.kind)) return !this.controls.some((one) => one.checked);
      return !this.control.value.trim() && !this.control.validity.badInput;
    }

    isSentAs(name) {
      return this.controls.some((one) => one.name === name || one.name === `${name}[]`);
    }

    problem(either) {
      const { careersRequired: required, careersEither: group } = this.element.dataset;
      if (this.isEmpty) {
        if (required === undefined) return "";
        if (group === undefined) return this.words.empty;
        const others = this.element.closest("form").querySelectorAll(`[data-careers-either="${group}"]`);
        const isFirst = !either.has(group);
        either.add(group);
        const allEmpty = [...others].every((one) => new Box(one, { words: {} }).isEmpty);
        return isFirst && allEmpty ? this.words.empty : "";
      }
      if (this.kind === "file") return this.fileProblem();
      const { value, validity } = this.control;
      const longest = Number(this.control.dataset.careersLongest);
      if (this.kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value.trim())) return this.wrong;
      if (validity.badInput || validity.typeMismatch || validity.patternMismatch) return this.wrong;
      if (longest && value.length > longest) return counted(this.words.long, longest);
      return "";
    }

    fileProblem() {
      const bytes = Number(this.element.dataset.careersBytes) || 0;
      const kinds = this.control.accept.split(",").filter(Boolean).map((kind) => kind.trim().toLowerCase());
      for (const file of this.control.files) {
        const name = file.name.toLowerCase();
        const isKnown = kinds.some((kind) => (kind.startsWith(".") ? name.endsWith(kind) : kind === file.type));
        if (kinds.length && !isKnown) return this.words.file_type;
        if (!file.size) return this.words.file_nothing;
        if (bytes && file.size > bytes) {
          return `${this.words.file_size}. ${fill(this.words.file_has, { size: megabytes(file.size) })}`;
        }
      }
      return "";
    }

    tell(text, prefix) {
      this.error.replaceChildren(make("span", `${prefix} `, { class: "careers-hidden" }), text);
      this.error.hidden = false;
      for (const one of this.controls) if (one.type !== "radio") one.setAttribute("aria-invalid", "true");
    }

    untell() {
      this.error.hidden = true;
      this.error.replaceChildren();
      for (const one of this.controls) one.removeAttribute("aria-invalid");
    }

    focus() {
      this.element.scrollIntoView();
      this.control.focus({ preventScroll: true });
    }
  }

  /* What is written stays until the tab is closed, if somebody wants that. */
  class Draft {
    constructor(owner) {
      const { form, words } = owner;
      this.form = form;
      this.key = `careers-draft ${form.dataset.careersForm}`;
      const box = form.querySelector("[data-careers-draft]");
      this.store = box && storage();
      if (!this.store) return;
      this.tick = box.querySelector("input");
      this.back = box.querySelector("[role=status]");
      box.hidden = false;
      const kept = this.store.getItem(this.key);
      if (kept !== null) {
        this.tick.checked = true;
        if (this.restore(kept)) this.back.textContent = words.draft_back;
      }
      this.tick.addEventListener("change", () => (this.tick.checked ? this.keep() : this.forget()));
      for (const name of ["input", "change"]) form.addEventListener(name, () => this.keep());
    }

    /* The answers that may be kept: never files, nor what is sensitive. */
    get controls() {
      const all = this.form.querySelectorAll("[data-careers-field] :is(input:not([type=file]), textarea, select)");
      return [...all].filter((one) => !one.closest("[data-careers-sensitive]"));
    }

    keep() {
      if (!this.tick?.checked) return;
      const isChoice = (one) => one.type === "radio" || one.type === "checkbox";
      const kept = this.controls.map((one) => [one.id, isChoice(one) ? one.checked : one.value]);
      try {
        this.store.setItem(this.key, JSON.stringify(kept));
      } catch {
        this.tick.checked = false; // there is no room: don't promise it
      }
    }

    restore(kept) {
      const values = new Map(JSON.parse(kept));
      let any = false;
      for (const one of this.controls) {
        const value = values.get(one.id);
        if (typeof value === "boolean") one.checked = value;
        else if (typeof value === "string") one.value = value;
        any ||= Boolean(value);
      }
      return any;
    }

    /* The browser sends the form and leaves: nobody hears here how it went. What it brings again
       by Back is its own. */
    drop() {
      this.store?.removeItem(this.key);
    }

    forget() {
      if (!this.store) return;
      this.tick.checked = false;
      this.back.textContent = "";
      this.drop();
    }
  }

  /* Sites below one github.io share what their pages keep, so nothing is kept there. */
  function storage() {
    try {
      return location.hostname.endsWith(".github.io") ? null : window.sessionStorage;
    } catch {
      return null; // cookies and the like are forbidden
    }
  }

  /* A check against programs, by a script of the one who offers it. */
  class Captcha {
    static NAMES = { turnstile: "turnstile", hcaptcha: "hcaptcha" };
    static loading = new Map();

    static of(owner) {
      const element = owner.form.querySelector("[data-careers-captcha]");
      return element && new Captcha(element, owner);
    }

    constructor(element, owner) {
      this.element = element;
      this.words = owner.words;
      this.name = Captcha.NAMES[element.dataset.careersCaptcha];
      this.text = this.words.captcha;
      element.tabIndex = -1;
      element.id ||= "careers-captcha";
      const way = make("p", `${this.words.captcha_other} `, { class: "careers-hint" });
      if (owner.mail) way.append(owner.mail.cloneNode(true), ".");
      element.after(way);
      this.load();
    }

    get api() {
      return window[this.name];
    }

    get isDone() {
      return this.widget !== undefined && Boolean(this.api.getResponse(this.widget));
    }

    get problem() {
      return { box: this, text: this.text };
    }

    async load() {
      const address = `${this.element.dataset.careersScript}?render=explicit`;
      if (!Captcha.loading.has(address)) Captcha.loading.set(address, loadScript(address));
      try {
        await Captcha.loading.get(address);
        await until(() => this.api?.render);
        this.widget = this.api.render(this.element, {
          sitekey: this.element.dataset.sitekey,
          "expired-callback": () => (this.text = this.words.captcha_expired),
          "error-callback": () => (this.text = this.words.captcha_failed),
        });
      } catch {
        Captcha.loading.delete(address);
        this.text = this.words.captcha_failed;
      }
    }

    /* An answer to the check counts once. */
    reset() {
      this.text = this.words.captcha;
      if (this.widget !== undefined) this.api.reset(this.widget);
    }

    get target() {
      return this.element;
    }

    tell() {}

    focus() {
      this.element.scrollIntoView();
      this.element.focus({ preventScroll: true });
    }
  }

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = make("script", "", { src: address, async: "" });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  async function until(isThere) {
    for (let tries = 0; tries < 100; tries++) {
      if (isThere()) return;
      await new Promise((resolve) => setTimeout(resolve, SECOND / 10));
    }
    throw new Error("the check never came");
  }

  /* The theme has keys such as “n” for the next page; in the middle of a form that is a letter. */
  function keepKeys(event) {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  }

  function stay(event) {
    event.preventDefault();
  }

  function text(said) {
    const words = Array.isArray(said) ? said.join(" ") : said;
    return typeof words === "string" ? words.trim().slice(0, LONGEST) : "";
  }

  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
