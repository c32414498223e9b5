// Looks at an organigram as it is drawn: every text inside its card and apart from every other, no card on
// another, lines of Arabic starting at the right edge. Says `seen N texts` and whatever is wrong.
const svg = document.querySelector("svg");
const faults = [];
const box = (element) => element.getBoundingClientRect();
const slack = 0.75;
const inside = (inner, outer) =>
  inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
  inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
const meet = (one, other) =>
  one.left < other.right - slack && other.left < one.right - slack &&
  one.top < other.bottom - slack && other.top < one.bottom - slack;

// The ink of a line, without the air fonts leave above and below it.
const ink = (text) => {
  const { left, right, top, bottom, height } = box(text);
  return { left, right, top: top + height * 0.22, bottom: bottom - height * 0.22 };
};
const texts = [...svg.querySelectorAll("text")].map((text) => ({ text, ink: ink(text), said: text.textContent }));
for (const { text, ink, said } of texts) {
  const card = text.closest("g.card")?.querySelector("rect") ?? svg;
  if (!inside(ink, box(card))) faults.push(`out of its card: ${said}`);
  const anchor = text.getAttribute("text-anchor");
  if (svg.lang === "ar" && anchor !== "middle") {
    const edge = box(svg).left + Number(text.getAttribute("x"));
    if (anchor !== "end" || Math.abs(ink.right - edge) > 2) faults.push(`does not start at the right: ${said}`);
  }
}
texts.forEach((one, place) => {
  for (const other of texts.slice(place + 1)) {
    if (meet(one.ink, other.ink)) faults.push(`one over the other: ${one.said} / ${other.said}`);
  }
});
const cards = [...svg.querySelectorAll("g.card")].map((card) => ({ name: card.textContent, box: box(card.querySelector("rect")) }));
cards.forEach((one, place) => {
  for (const other of cards.slice(place + 1)) {
    if (meet(one.box, other.box)) faults.push(`cards over each other: ${one.name} / ${other.name}`);
  }
});
const told = document.createElement("pre");
told.id = "told";
told.textContent = [`seen ${texts.length} texts on ${cards.length} cards, ${faults.length} faults`, ...faults].join("\n");
document.body.append(told);
