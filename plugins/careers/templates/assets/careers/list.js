/* Searches the list of open roles and narrows it, at once and in the page's address.

   Without this script the list is complete, and its filters are links to the pages of its parts.
   What is searched are files that the build has written (careers/list_data.py): a table of the
   roles, loaded when somebody is about to search, and the words of the ads in pieces, loaded when
   a word is looked for (careers/word_index.py folds words in the same way). Nothing is kept but
   in the address. What has closed is neither found nor counted. */

(() => {
  "use strict";

  const KINDS = ["department", "country", "place", "workplace", "employment", "level", "pay"];
  const STEP = 50; // results that are shown at once
  const QUIET = 800; // ms without a change, until the number of results is said
  const PAUSE = 350; // ms without a letter, until the address is written
  const MINUTE = 60_000;
  const MOST_WORDS = 10;

  /* ---------- Words ---------- */

  const LETTERS = { ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/g;

  /* As `words_of` in careers/word_index.py. */
  function wordsOf(text) {
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(UNSPACED, " $& ").toLowerCase();
    const plain = bare.replace(/[ßςæœøłđðþı]/g, (letter) => LETTERS[letter]);
    return plain.match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? [];
  }

  const spaced = (text) => ` ${wordsOf(text).join(" ")}`;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  /* A text of the catalogue for a number, in the form that the number takes (careers/counting.py). */
  function counted(forms, count, values) {
    const language = document.documentElement.lang || "en";
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
    return fill(form, { count: new Intl.NumberFormat(language).format(count), ...values });
  }

  /* By the clock of the server, where closing.js has found that this computer's is wrong. */
  const now = () => Date.now() + (document.careersAhead ?? 0);

  async function get(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  }

  /* ---------- The roles ---------- */

  class Table {
    constructor(data, address) {
      Object.assign(this, data);
      this.address = address;
      this.size = data.title.length;
      this.pieces = new Map();
      this.lost = false; // whether words of the ads could not be loaded
      const [moments, of] = data.facts.until;
      const ends = moments.map((moment) => Date.parse(moment));
      this.ends = of.map((number) => ends[number]); // NaN: never
    }

    isOpen(role) {
      return !(this.ends[role] <= now());
    }

    /* When the next of the open ones closes. */
    get next() {
      const moment = now();
      return this.ends.reduce((next, end) => (end > moment && end < next ? end : next), Infinity);
    }

    fact(name, role) {
      const [values, of] = this.facts[name];
      return values[of[role]];
    }

    path(role) {
      return this.prefix + this.path_[role] + this.suffix;
    }

    /* How well each role matches a word: 3 by its title, 2 by a fact, 1 by its ad; 0 not at all. */
    async marks(word) {
      const marks = new Uint8Array(this.size);
      await this.markAds(word, marks);
      const start = ` ${word}`;
      this.texts ??= this.factTexts();
      for (const [texts, of] of this.texts) {
        const has = texts.map((text) => text.includes(start));
        for (let role = 0; role < this.size; role++) if (has[of[role]]) marks[role] = 2;
      }
      this.titles ??= this.title.map(spaced);
      for (let role = 0; role < this.size; role++) {
        if (this.titles[role].includes(start)) marks[role] = 3;
      }
      return marks;
    }

    factTexts() {
      const texts = [[this.facts.location[0].map(spaced), this.facts.location[1]]];
      for (const kind of KINDS) {
        const facet = this.facets[kind];
        if (!facet || kind === "pay") continue;
        const labels = facet.values.map(([, label]) => spaced(label));
        texts.push([facet.sets.map((set) => set.map((value) => labels[value]).join("")), facet.of]);
      }
      return texts;
    }

    async markAds(word, marks) {
      const isLetter = word.length === 1; // by itself alone: as a beginning it would be everywhere
      const last = isLetter ? word : `${word}\uffff`;
      const wanted = this.words.filter(
        ([first], at) => first <= last && !(this.words[at + 1]?.[0] <= word),
      );
      try {
        for (const lines of await Promise.all(wanted.map(([, name]) => this.piece(name)))) {
          for (const line of lines) {
            if (line.startsWith(isLetter ? `${word} ` : word)) this.mark(line, marks);
          }
        }
        this.lost = false;
      } catch {
        this.lost = true;
      }
    }

    piece(name) {
      if (!this.pieces.has(name)) {
        const loading = get(new URL(name, this.address)).then((answer) => answer.text());
        this.pieces.set(name, loading.then((text) => text.split("\n")));
        loading.catch(() => this.pieces.delete(name));
      }
      return this.pieces.get(name);
    }

    /* As `places` in careers/word_index.py writes them. */
    mark(line, marks) {
      const begin = line.indexOf(" ") + 1;
      if (line[begin] === "*") {
        marks.fill(1);
      } else if (line[begin] === "!") {
        for (let at = begin + 1, role = 0; at < line.length; at++, role += 6) {
          const bits = DIGITS.indexOf(line[at]);
          for (let bit = 0; bit < 6; bit++) if (bits & (1 << bit)) marks[role + bit] = 1;
        }
      } else {
        let role = -1;
        let gap = 0;
        let unit = 1;
        for (let at = begin; at < line.length; at++) {
          const digit = DIGITS.indexOf(line[at]);
          gap += (digit & 31) * unit;
          unit *= 32;
          if (digit < 32) {
            role += gap + 1;
            marks[role] = 1;
            gap = 0;
            unit = 1;
          }
        }
      }
    }

    /* What a search finds, best first; how many roles each value of each facet would give, its own
       facet aside; and how many there were without one part of what was asked. */
    async find({ query, chosen }) {
      const words = [...new Set(wordsOf(query))].slice(0, MOST_WORDS);
      const marks = await Promise.all(words.map((word) => this.marks(word)));
      const facets = Object.entries(this.facets).map(([kind, { values, sets, of }]) => {
        const keys = chosen.get(kind);
        const wanted = values.map(([key]) => keys?.includes(key));
        const fits = sets.map((set) => !keys || set.some((value) => wanted[value]));
        return { kind, values, sets, of, fits, counts: new Uint32Array(sets.length) };
      });
      const unknown = [...chosen.keys()].filter((kind) => !this.facets[kind]);
      const found = [];
      const ranks = new Uint8Array(this.size);
      const without = Object.fromEntries(["query", ...KINDS].map((part) => [part, 0]));
      for (let role = 0; role < this.size; role++) {
        if (!this.isOpen(role)) continue;
        let misses = unknown.length;
        let missed = unknown[0];
        for (const mark of marks) {
          if (!mark[role]) {
            misses += missed === "query" ? 0 : 1;
            missed = "query";
            break;
          }
          ranks[role] += mark[role];
        }
        for (const { kind, of, fits } of facets) {
          if (!fits[of[role]]) {
            misses++;
            missed = kind;
          }
        }
        if (misses > 1) continue;
        if (misses) without[missed]++;
        else found.push(role);
        for (const facet of facets) {
          if (!misses || facet.kind === missed) facet.counts[facet.of[role]]++;
        }
      }
      if (marks.length) found.sort((one, other) => ranks[other] - ranks[one] || one - other);
      return { found, without, counts: new Map(facets.map((facet) => [facet.kind, perValue(facet)])) };
    }
  }

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  function perValue({ values, sets, counts }) {
    const found = new Map(values.map(([key]) => [key, 0]));
    sets.forEach((set, at) => {
      for (const value of set) {
        const [key] = values[value];
        found.set(key, found.get(key) + counts[at]);
      }
    });
    return found;
  }

  /* ---------- What is asked, and the address ---------- */

  function asked() {
    const parameters = new URLSearchParams(location.search);
    const chosen = new Map();
    for (const kind of KINDS) {
      const keys = [...new Set(parameters.getAll(kind).filter(Boolean))];
      if (keys.length) chosen.set(kind, keys);
    }
    return { query: (parameters.get("q") ?? "").slice(0, 200), chosen };
  }

  function addressOf({ query, chosen }) {
    const address = new URL(location.href);
    for (const name of ["q", ...KINDS]) address.searchParams.delete(name);
    if (query.trim()) address.searchParams.set("q", query.trim());
    for (const [kind, keys] of chosen) for (const key of keys) address.searchParams.append(kind, key);
    address.hash = "";
    return address.href;
  }

  const isActive = ({ query, chosen }) => chosen.size > 0 || wordsOf(query).length > 0;

  /* ---------- The page ---------- */

  class Search {
    constructor(form) {
      this.form = form;
      this.page = form.closest(".careers-page");
      this.options = JSON.parse(form.dataset.careersSearch);
      this.words = this.options.words;
      this.home = new URL(this.options.home, location.href);
      this.input = form.elements.q;
      this.filters = form.querySelector("details");
      for (const name of ["matches", "found", "chosen", "none", "drop", "list", "more", "entry", "failed", "said", "whole", "on", "show"]) {
        this[name] = this.page.querySelector(`[data-careers-${name}]`);
      }
      this.count = this.page.querySelector(".careers-jobs__count");
      this.boxes = new Map();
      for (const facet of form.querySelectorAll("[data-careers-facet]")) this.tick(facet);
      this.state = asked();
      this.limit = history.state?.careersLimit ?? STEP;
      this.turn = 0; // of searches, so that a slow one doesn't follow a later one
      this.listen();
      if (isActive(this.state)) {
        this.closeDialog();
        this.update();
      } else if (!navigator.connection?.saveData) {
        const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1500));
        idle(() => this.update(), { timeout: 4000 });
      }
    }

    /* A value of a facet as a box to tick, in place of the link to its page. */
    tick(facet) {
      const kind = facet.dataset.careersFacet;
      for (const row of facet.querySelectorAll("[data-careers-value]")) {
        const key = row.dataset.careersValue;
        const [name, count] = row.children;
        const box = document.createElement("input");
        const label = document.createElement("label");
        Object.assign(box, { type: "checkbox", name: kind, value: key, autocomplete: "off" });
        count.id = `careers-${kind}-${key}`;
        box.setAttribute("aria-describedby", count.id);
        label.append(box, name.textContent);
        name.replaceWith(label);
        this.boxes.set(`${kind} ${key}`, { kind, key, row, box, count, label: name.textContent });
      }
    }

    listen() {
      const { form } = this;
      form.addEventListener("focusin", () => this.load().catch(() => {}));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.change({ query: this.input.value }, true);
        this.toResults();
      });
      this.input.addEventListener("input", () => this.change({ query: this.input.value }));
      form.addEventListener("change", (event) => {
        const { name, value, checked } = event.target;
        if (event.target.type === "checkbox") this.choose(name, value, checked);
      });
      this.filters?.addEventListener("keydown", (event) => {
        const summary = this.filters.querySelector("summary");
        if (event.key !== "Escape" || !this.filters.open || !summary.offsetParent) return;
        this.filters.open = false;
        summary.focus();
      });
      this.show?.addEventListener("click", () => this.toResults());
      this.more.addEventListener("click", () => this.further());
      window.addEventListener("popstate", () => {
        if (!form.isConnected) return;
        this.state = asked();
        this.limit = history.state?.careersLimit ?? STEP;
        this.typing = false;
        clearTimeout(this.writing);
        this.update();
      });
      const awake = () => form.isConnected && this.table && this.update();
      window.addEventListener("pageshow", (event) => event.persisted && awake());
      document.addEventListener("visibilitychange", awake);
    }

    /* Material opens the search of a manual for `?q=`. */
    closeDialog() {
      const toggle = document.getElementById("__search");
      const address = location.href;
      if (toggle?.checked) toggle.click();
      if (location.href !== address) history.replaceState(history.state, "", address);
    }

    load() {
      this.loading ??= get(new URL(this.options.data, this.home))
        .then(async (answer) => {
          const { path, ...data } = await answer.json();
          this.table = new Table({ ...data, path_: path }, answer.url);
        })
        .catch((error) => {
          this.loading = null; // it is tried again
          throw error;
        });
      return this.loading;
    }

    /* ---------- What somebody does ---------- */

    change(part, atOnce = false) {
      this.state = { ...this.state, ...part };
      this.limit = STEP;
      clearTimeout(this.writing);
      if (atOnce) this.write();
      else this.writing = setTimeout(() => this.write(true), PAUSE);
      this.update();
    }

    choose(kind, key, isChosen) {
      const chosen = new Map(this.state.chosen);
      const keys = (chosen.get(kind) ?? []).filter((other) => other !== key);
      if (isChosen) keys.push(key);
      if (keys.length) chosen.set(kind, keys);
      else chosen.delete(kind);
      this.change({ query: this.input.value, chosen }, true);
    }

    /* All letters of one word are one step back. */
    write(isTyping = false) {
      const address = addressOf(this.state);
      if (address !== location.href) {
        const how = isTyping && this.typing ? "replaceState" : "pushState";
        history[how]({ ...history.state, careersLimit: STEP }, "", address);
      }
      this.typing = isTyping;
    }

    further() {
      const first = this.limit;
      this.limit += STEP;
      history.replaceState({ ...history.state, careersLimit: this.limit }, "");
      this.list.append(...this.entries(first, this.limit));
      this.tellMore();
      this.list.children[first]?.querySelector("a").focus();
    }

    toResults() {
      if (this.filters && this.filters.querySelector("summary").offsetParent) this.filters.open = false;
      const target = this.matches.hidden ? this.count : this.found;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "start" });
    }

    /* ---------- What is shown ---------- */

    async update() {
      const turn = ++this.turn;
      this.sync();
      try {
        await this.load();
      } catch {
        if (turn === this.turn) this.fail();
        return;
      }
      const result = await this.table.find(this.state);
      if (turn === this.turn) this.render(result);
    }

    /* The boxes and the field are as the state is, also when it came by Back. */
    sync() {
      const { query, chosen } = this.state;
      if (this.input.value.trim() !== query.trim()) this.input.value = query;
      for (const { kind, key, box } of this.boxes.values()) {
        box.checked = Boolean(chosen.get(kind)?.includes(key));
      }
      const on = [...chosen.values()].flat().length;
      if (this.on) {
        this.on.hidden = !on;
        this.on.textContent = on ? counted(this.words.filters_on, on) : "";
      }
    }

    fail() {
      this.matches.hidden = true;
      this.whole.hidden = this.count.hidden = false;
      this.tell(this.failed, isActive(this.state) ? this.words.failed : "");
      this.say(this.failed.textContent);
    }

    tell(element, text) {
      element.hidden = !text;
      if (element.textContent !== text) element.textContent = text;
    }

    /* Once nothing has changed for a while: every letter would be said otherwise. */
    say(text) {
      clearTimeout(this.saying);
      this.saying = setTimeout(() => {
        if (this.said.textContent !== text) this.said.textContent = text;
      }, QUIET);
    }

    render({ found, without, counts }) {
      const active = isActive(this.state);
      this.results = found;
      this.matches.hidden = !active;
      this.whole.hidden = this.count.hidden = active;
      this.tell(this.failed, active && this.table.lost ? this.words.failed_words : "");
      this.tellCounts(counts);
      const text = found.length ? counted(this.words.found, found.length) : this.words.found_none;
      this.found.textContent = text;
      this.say(active ? text : this.wasActive ? this.count.textContent.trim() : "");
      this.wasActive = active;
      if (this.show) {
        this.show.hidden = !active || !found.length;
        this.show.textContent = counted(this.words.show, found.length);
      }
      this.tellChosen();
      this.tellNone(active && !found.length, without);
      this.isMoved ||= this.list.contains(document.activeElement);
      this.list.replaceChildren(...(active ? this.entries(0, this.limit) : []));
      this.tellMore();
      if (this.isMoved) (active ? this.found : this.count).focus({ preventScroll: true });
      this.isMoved = false;
      this.wait();
    }

    tellCounts(counts) {
      for (const { kind, key, row, box, count } of this.boxes.values()) {
        const number = counts.get(kind)?.get(key) ?? 0;
        const text = new Intl.NumberFormat(document.documentElement.lang || "en").format(number);
        delete count.dataset.careersUntil; // it was true until then; this one is true now
        count.hidden = false;
        if (count.textContent !== text) count.textContent = text;
        row.classList.toggle("careers-facet__empty", !number && !box.checked);
      }
    }

    /* Everything that is asked, each part with a name and the way to do without it. */
    get parts() {
      const { query, chosen } = this.state;
      const parts = [];
      if (query.trim()) {
        parts.push({ part: "query", name: query.trim(), drop: () => this.change({ query: "" }, true) });
      }
      for (const [kind, keys] of chosen) {
        for (const key of keys) {
          const values = this.table.facets[kind]?.values ?? [];
          const name = values.find(([known]) => known === key)?.[1] ?? key;
          parts.push({ part: kind, name, drop: () => this.choose(kind, key, false) });
        }
      }
      return parts;
    }

    button(text, label, act) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      if (label) button.setAttribute("aria-label", label);
      button.addEventListener("click", () => {
        this.isMoved = true; // the button will be gone
        act();
      });
      item.append(button);
      return item;
    }

    clear() {
      this.change({ query: "", chosen: new Map() }, true);
    }

    tellChosen() {
      const { parts } = this;
      const items = parts.map(({ name, drop }) =>
        this.button(`${name} ×`, fill(this.words.remove, { name }), drop),
      );
      if (parts.length > 1 && this.results.length) items.push(this.button(this.words.clear, "", () => this.clear()));
      this.chosen.replaceChildren(...items);
    }

    tellNone(isNone, without) {
      this.none.hidden = !isNone;
      if (!isNone) return;
      const { chosen } = this.state;
      const items = this.parts
        .filter(({ part }) => without[part] && (part === "query" || chosen.get(part).length === 1))
        .map(({ part, name, drop }) =>
          this.button(counted(this.words.without, without[part], { name }), "", drop),
        );
      items.push(this.button(this.words.clear, "", () => this.clear()));
      this.drop.replaceChildren(...items);
      this.drop.previousElementSibling.hidden = items.length === 1;
    }

    entries(from, to) {
      return this.results.slice(from, to).map((role) => this.entryOf(role));
    }

    entryOf(role) {
      const { table } = this;
      const entry = this.entry.content.firstElementChild.cloneNode(true);
      const [title, summary, facts] = entry.children;
      const until = table.fact("until", role);
      if (until) entry.dataset.careersUntil = until;
      title.firstElementChild.textContent = table.title[role];
      title.firstElementChild.href = new URL(table.path(role), this.home).href;
      const language = table.fact("language", role); // of a role that isn't in that of the page
      if (language) {
        const note = document.createElement("p");
        note.className = "careers-entry__language";
        note.textContent = table.fact("in_language", role);
        title.after(note);
        title.firstElementChild.lang = title.firstElementChild.hreflang = summary.lang = language;
      }
      if (table.summary?.[role]) summary.textContent = table.summary[role];
      else summary.remove();
      for (const name of ["department", "location", "workplace", "employment", "pay", "closes"]) {
        const text = table.fact(name, role);
        if (!text) continue;
        const item = document.createElement("li");
        if (name === "pay") item.className = "careers-entry__pay";
        if (name === "closes") {
          const time = document.createElement("time");
          time.dateTime = table.fact("closes_iso", role);
          time.textContent = text;
          item.append(`${this.words.closes} `, time);
        } else {
          item.textContent = text;
        }
        facts.append(item);
      }
      return entry;
    }

    tellMore() {
      const left = isActive(this.state) ? this.results.length - this.list.children.length : 0;
      this.more.hidden = left <= 0;
      if (left > 0) this.more.textContent = counted(this.words.more, Math.min(left, STEP));
    }

    /* Until the next of the roles closes, and never long: clocks are set, and computers sleep. */
    wait() {
      clearTimeout(this.waiting);
      const { next } = this.table;
      if (next === Infinity || !this.form.isConnected) return;
      this.waiting = setTimeout(() => {
        if (next <= now()) this.update();
        else this.wait();
      }, Math.min(next - now() + 5, MINUTE));
    }
  }

  function start() {
    for (const form of document.querySelectorAll("form[data-careers-search]")) {
      form.careers ??= new Search(form);
    }
  }

  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
