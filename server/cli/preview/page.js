/** The preview's page: frames with the widget, reloaded when the content was read again. Every text is set as text. */

const at = (id) => document.getElementById(id);
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const heading = (section, text) => {
  section.querySelector("h2")?.remove();
  section.prepend(element("h2", text));
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const address = new URLSearchParams(location.search);
let state;
let theme = address.get("theme") === "dark" ? "dark" : "light";
let shown = address.get("article") ?? undefined;

/** Until the phrasings are compared, in milliseconds. */
const checkAgainMs = 2000;

async function load() {
  state = await (await fetch("/state")).json();
  if (!state.checked) setTimeout(() => void checkAgain(), checkAgainMs);
  shown = state.articles.some(({ id }) => id === shown) ? shown : state.articles[0]?.id;
  draw();
}

async function checkAgain() {
  state = await (await fetch("/state")).json();
  drawProblems();
  if (!state.checked) setTimeout(() => void checkAgain(), checkAgainMs);
}

function draw() {
  const { texts } = state;
  document.title = texts.title;
  document.documentElement.lang = state.locale;
  document.documentElement.style.colorScheme = theme;
  at("title").replaceChildren(element("h1", texts.title));
  at("article").setAttribute("aria-label", texts.article);
  heading(at("asking"), texts.ask);
  at("ask-button").textContent = texts.askButton;
  at("question").placeholder = texts.askPlaceholder;
  at("question").setAttribute("aria-label", texts.ask);
  heading(at("found"), texts.problems);
  if (at("state").textContent === "") at("state").textContent = texts.waiting;
  at("article").replaceChildren(
    ...state.articles.map(({ id, title }) => {
      const option = element("option", `${title}  ·  ${id}`);
      option.value = id;
      option.selected = id === shown;
      return option;
    }),
  );
  at("themes").replaceChildren(
    ...["light", "dark"].map((name) => {
      const button = element("button", texts[name]);
      button.type = "button";
      button.ariaPressed = String(name === theme);
      button.addEventListener("click", () => {
        theme = name;
        remember();
        draw();
      });
      return button;
    }),
  );
  if (at("asked-locale").childElementCount === 0)
    at("asked-locale").append(...state.locales.map((locale) => element("option", locale)));
  drawFrames();
  drawProblems();
}

function drawFrames() {
  at("frames").replaceChildren(
    ...state.locales.map((locale) => {
      const figure = element("figure");
      const frame = element("iframe");
      frame.title = locale;
      frame.src = `${state.deskUrl}/support?${new URLSearchParams({ locale, theme, article: shown ?? "" })}`;
      // The style sheet leaves the pointer to the page until then: it hears nothing of what happens in a frame.
      figure.addEventListener("pointermove", () => choose(frame));
      figure.append(element("figcaption", locale), frame);
      return figure;
    }),
  );
}

function drawProblems() {
  const own = state.problems.filter(({ file }) => file.endsWith(`/${shown}.md`));
  const rows = own.map(({ file, line, severity, text }) =>
    element("li", `${file}:${line}: ${text}`, severity),
  );
  const { noProblems, checking } = state.texts;
  if (!state.checked) rows.push(element("li", checking, "muted"));
  at("problems").replaceChildren(
    ...(rows.length > 0 ? rows : [element("li", noProblems, "muted")]),
  );
}

function remember() {
  history.replaceState(null, "", `?${new URLSearchParams({ article: shown ?? "", theme })}`);
}

async function ask() {
  const q = at("question").value.trim();
  if (q === "") return;
  const query = new URLSearchParams({ q, locale: at("asked-locale").value });
  const found = await (await fetch(`/ask?${query}`)).json();
  const { texts } = state;
  const place = found.ranked.findIndex(({ name }) => name === shown);
  const list = element("ol");
  for (const { articleId, title, confidence } of found.hits)
    list.append(element("li", `${confidence.toFixed(2)}  ${title}  ·  ${articleId}`));
  const why = element("ul");
  for (const { name, parts } of found.ranked) {
    const said = Object.entries(parts).map(
      ([key, value]) => `${texts[key] ?? key} ${value.toFixed(2)}`,
    );
    why.append(element("li", `${name}: ${said.join("，")}`, "muted"));
  }
  at("answer").replaceChildren(
    element("p", texts[found.outcome], "outcome"),
    ...(found.hits.length > 0 ? [list] : []),
    element("p", place < 0 ? texts.notFound : fill(texts.found, { place: place + 1 })),
    ...(found.listed && found.articleId === shown ? [element("p", texts.phrasing)] : []),
    element("p", fill(texts.readAs, { text: found.read }), "muted"),
    element("p", texts.why, "muted"),
    why,
  );
}

/** Where the editor was before a widget that opens took the focus. */
let own = document.body;
let tabbedAt = Number.NEGATIVE_INFINITY;
const tabMs = 1000;
document.addEventListener("focusin", ({ target }) => {
  if (target.localName !== "iframe") own = target;
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Tab") tabbedAt = performance.now();
});

/** A frame may have it that the editor moved to, with the pointer or the Tab key. No event tells where it went while another window has it. */
function keepFocus() {
  const frame = document.activeElement;
  if (frame?.localName !== "iframe" || frame.dataset.chosen) return;
  if (performance.now() - tabbedAt < tabMs) choose(frame);
  else if (own.isConnected && own !== document.body) own.focus({ preventScroll: true });
  else frame.blur();
}
setInterval(keepFocus, 100);

function choose(frame) {
  frame.dataset.chosen = "yes";
}

at("article").addEventListener("change", (event) => {
  shown = event.target.value;
  remember();
  draw();
});
at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  void ask();
});

const events = new EventSource("/events");
const follow = async () => {
  await load();
  const time = new Date().toLocaleTimeString();
  at("state").textContent = fill(state.texts.saved, { time });
  if (at("question").value !== "") await ask();
};
events.addEventListener("message", () => void follow());
events.addEventListener("error", () => {
  if (state) at("state").textContent = state.texts.lost;
});
events.addEventListener("open", () => {
  if (state) at("state").textContent = state.texts.waiting;
});
void load();
