// @ts-check
// The viewer of decks, boards and films: shows one part at a time, follows the film, and says what each part rests on.

const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const film = /** @type {HTMLVideoElement} */ (document.getElementById("film"));
const picture = /** @type {HTMLImageElement} */ (document.getElementById("picture"));
const token = location.pathname.split("/").pop() ?? "";
const KINDS = { video: "Film", pdf: "Slides as PDF", pptx: "Slides as PowerPoint", zip: "All frames", contact_sheet: "Contact sheet", captions: "Captions" };

let parts = [];
let evidence = {};
let at = -1;

// Far pictures of the strip are asked for when they come near.
const near = new IntersectionObserver((seen) => {
  for (const one of seen.filter((entry) => entry.isIntersecting)) {
    const image = /** @type {HTMLImageElement} */ (one.target);
    image.src = image.dataset.src ?? "";
    near.unobserve(image);
  }
}, { root: $("strip"), rootMargin: "0px 300px" });

const local = (url) => new URL(url, location.href).pathname;
const megabytes = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function passage(id) {
  const facts = evidence[id];
  if (!facts) return null;
  const quote = element("blockquote", "", { dir: "auto" });
  quote.append(element("p", facts.quote.replace(/(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1/g, "$2")));
  quote.append(element("footer", facts.page ? `${facts.source}, p. ${facts.page}` : facts.source));
  return quote;
}

function show(index, moveFilm = true) {
  const next = Math.max(0, Math.min(parts.length - 1, index));
  if (next === at) return;
  at = next;
  const part = parts[at];
  picture.src = local(part.imageUrl);
  picture.alt = part.title || part.caption || `Picture ${at + 1}`;
  $("caption").textContent = part.title || part.caption;
  $("said").replaceChildren(...(part.bullets ?? (part.shot ? [part.shot, part.visualIntent] : [])).filter(Boolean).map((line) => element("li", line, { dir: "auto" })));
  $("passages").replaceChildren(...part.evidenceIds.map(passage).filter(Boolean));
  $("place").textContent = `${at + 1} of ${parts.length}`;
  // Who listens to the film is not talked over.
  if (film.paused) $("told").textContent = `Picture ${at + 1} of ${parts.length}: ${picture.alt}`;
  const buttons = /** @type {HTMLElement[]} */ ([...$("strip").children]);
  const held = $("strip").contains(document.activeElement);
  buttons.forEach((button, number) => {
    button.setAttribute("aria-current", String(number === at));
    button.tabIndex = number === at ? 0 : -1;
  });
  const chosen = buttons[at];
  if (held) chosen.focus({ preventScroll: true });
  if (chosen) $("strip").scrollTo({ left: chosen.offsetLeft - $("strip").clientWidth / 2 });
  // A still film shows the part with everything in place, a running one plays it from its beginning.
  const settled = film.paused ? Math.min(1800, (part.endMs - part.startMs) / 2) : 0;
  if (moveFilm && !film.hidden && part.startMs !== undefined) film.currentTime = (part.startMs + settled) / 1000;
}

function follow() {
  const now = film.currentTime * 1000;
  const index = parts.findIndex((part) => now < part.endMs);
  show(index < 0 ? parts.length - 1 : index, false);
}

function fill(artifact) {
  document.title = artifact.title;
  $("title").textContent = artifact.title;
  $("credit").textContent = artifact.credit ? `From ${artifact.credit}` : "";
  $("credit").hidden = !artifact.credit;
  parts = artifact.slides ?? artifact.frames ?? artifact.shots ?? [];
  evidence = artifact.evidence;
  $("strip").replaceChildren(...parts.map((part, number) => {
    const button = element("button", "", { type: "button", "aria-label": `Picture ${number + 1}: ${part.title || part.caption}` });
    const { width = artifact.width, height = artifact.height } = part;
    const image = element("img", "", { "data-src": local(part.imageUrl), alt: "", width, height, decoding: "async" });
    image.style.aspectRatio = `${width} / ${height}`;
    near.observe(image);
    button.append(image);
    button.addEventListener("click", () => show(number));
    return button;
  }));
  $("files").replaceChildren(...artifact.files.filter((file) => KINDS[file.kind]).map((file) =>
    element("a", `${KINDS[file.kind]} (${megabytes(file.byteSize)})`, { class: "file", href: local(file.url), download: file.name })));
  for (const [kind, words] of Object.entries({ htmlUrl: "Everything shown and its source", pdfUrl: "Everything shown and its source, as PDF" })) {
    const address = artifact.receipts?.[kind];
    if (address) $("files").append(element("a", words, { class: "file", href: local(address), target: "_blank", rel: "noopener" }));
  }
  const video = artifact.files.find((file) => file.kind === "video");
  film.hidden = !video;
  film.setAttribute("aria-label", artifact.title);
  document.body.dataset.film = video ? "yes" : "no";
  picture.hidden = Boolean(video);
  if (video) {
    film.src = local(video.url);
    film.poster = local(artifact.posterUrl);
    if (artifact.captions) film.append(element("track", "", { kind: "captions", src: local(artifact.captions.vttUrl), label: "Captions" }));
    film.addEventListener("error", () => say("This film does not play here. It can be saved with the files below."));
    film.addEventListener("timeupdate", follow);
    film.addEventListener("seeked", follow);
  }
  show(0, false);
  document.body.dataset.state = "open";
}

function say(words) {
  $("wrong").textContent = words;
  $("notice").hidden = false;
}

async function asked() {
  try {
    const answer = await fetch(`/api/share/artifact/${token}`);
    const body = await answer.json();
    return answer.ok ? body : { problem: body.error?.message ?? "This link does not open." };
  } catch {
    return { problem: "The studio does not answer. It may be closed, or out of reach from here." };
  }
}

async function open() {
  if (new URLSearchParams(location.search).get("view") === "fullscreen") document.body.dataset.view = "fullscreen";
  const { artifact, problem } = await asked();
  $("notice").hidden = true;
  if (artifact) return fill(artifact);
  document.body.dataset.state = "failed";
  $("title").textContent = "This does not open";
  $("again").hidden = false;
  say(problem);
}

$("before").addEventListener("click", () => show(at - 1));
$("after").addEventListener("click", () => show(at + 1));
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLVideoElement || event.ctrlKey || event.metaKey || event.altKey) return;
  const goal = { ArrowLeft: at - 1, PageUp: at - 1, ArrowRight: at + 1, PageDown: at + 1, Home: 0, End: parts.length - 1 }[event.key];
  if (goal !== undefined && parts.length) {
    event.preventDefault();
    show(goal);
  } else if (event.key === " " && !film.hidden && !(event.target instanceof HTMLButtonElement)) {
    event.preventDefault();
    if (film.paused) film.play().catch(() => {});
    else film.pause();
  }
});
$("again").addEventListener("click", open);
open();
