"use strict";
// Marks and comments live in localStorage under the fingerprint of a finding, so that a page made anew still has them.
const STORE = "claimcheck:";
const form = document.getElementById("filters");
const findings = [...document.querySelectorAll(".finding")];
let current = -1;

function stored(finding) {
  try {
    return JSON.parse(localStorage.getItem(STORE + finding.dataset.fingerprint)) || null;
  } catch {
    return null;
  }
}

function review(finding) {
  const { status, comment, reviewer } = finding.dataset;
  return stored(finding) || { status, comment, reviewer };
}

function save(finding, change) {
  const next = { ...review(finding), ...change, reviewer: form.reviewer.value };
  try {
    localStorage.setItem(STORE + finding.dataset.fingerprint, JSON.stringify(next));
  } catch {
    // a browser without storage still filters and exports what this page knows
  }
  Object.assign(finding.dataset, next);
  show(finding);
  filter();
}

function show(finding) {
  const { status, comment } = review(finding);
  for (const button of finding.querySelectorAll("[data-mark]")) {
    button.setAttribute("aria-pressed", String(button.dataset.mark === status));
  }
  const input = finding.querySelector("input[data-comment]");
  if (document.activeElement !== input) input.value = comment;
}

function filter() {
  const want = Object.fromEntries(new FormData(form));
  let count = 0;
  for (const finding of findings) {
    const { status } = review(finding);
    const fits =
      (!want.rule || finding.dataset.rule === want.rule) &&
      (!want.severity || finding.dataset.severity === want.severity) &&
      (!want.path || finding.dataset.paths.split("\n").includes(want.path)) &&
      (!want.status || (status || "new") === want.status);
    finding.hidden = !fits;
    count += fits ? 1 : 0;
  }
  document.getElementById("count").textContent = `${count} / ${findings.length}`;
}

function go(step) {
  const visible = findings.filter((finding) => !finding.hidden);
  if (!visible.length) return;
  const at = visible.indexOf(findings[current]);
  const next = visible[Math.min(visible.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  select(next);
  next.scrollIntoView({ block: "start" });
}

function select(finding) {
  if (findings[current]) findings[current].classList.remove("current");
  current = findings.indexOf(finding);
  finding.classList.add("current");
  finding.focus({ preventScroll: true });
}

const MARKS = { 1: "accepted", 2: "false-positive", 3: "todo", 0: "" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key in MARKS && findings[current]) save(findings[current], { status: MARKS[event.key] });
  else return;
  event.preventDefault();
});

for (const finding of findings) {
  finding.addEventListener("click", () => {
    if (findings[current] !== finding) {
      const active = document.activeElement;
      select(finding);
      if (active && finding.contains(active)) active.focus();
    }
  });
  for (const button of finding.querySelectorAll("[data-mark]")) {
    button.addEventListener("click", () => {
      const { status } = review(finding);
      save(finding, { status: status === button.dataset.mark ? "" : button.dataset.mark });
    });
  }
  finding.querySelector("input[data-comment]").addEventListener("input", (event) => {
    save(finding, { comment: event.target.value });
  });
  show(finding);
}

form.addEventListener("change", filter);
form.addEventListener("input", (event) => {
  if (event.target.name === "reviewer") {
    try {
      localStorage.setItem(`${STORE}reviewer`, event.target.value);
    } catch {
      // not kept then
    }
  }
  filter();
});
form.addEventListener("submit", (event) => event.preventDefault());
try {
  form.reviewer.value = localStorage.getItem(`${STORE}reviewer`) || "";
} catch {
  // no storage
}

function baseline() {
  const entries = findings
    .map((finding) => ({ finding, ...review(finding) }))
    .filter(({ status, comment }) => status || comment)
    .map(({ finding, status, comment, reviewer }) => ({
      fingerprint: finding.dataset.fingerprint,
      status: status || "todo",
      comment,
      reviewer,
      rule: finding.dataset.rule,
      summary: finding.dataset.summary,
    }))
    .sort((a, b) => (a.rule + a.fingerprint < b.rule + b.fingerprint ? -1 : 1));
  return `${JSON.stringify({ schema_version: "1.0", entries }, null, 2)}\n`;
}

document.getElementById("export").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([baseline()], { type: "application/json" }));
  link.download = "claimcheck-baseline.json";
  link.click();
});

filter();
