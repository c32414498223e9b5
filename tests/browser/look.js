// Looks at an organigram as a browser draws it, alone or on its page: every text inside its card and apart from every other, no card on
// another, lines of Arabic starting at the right edge. Says `seen N texts` and whatever is wrong.
const faults = [];
let texts = 0;
let cards = 0;
const slack = 0.75;
const box = (element) => element.getBoundingClientRect();
const inside = (inner, outer) =>
  inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
  inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
const meet = (one, other) =>
  one.left < other.right - slack && other.left < one.right - slack &&
  one.top < other.bottom - slack && other.top < one.bottom - slack;
const eachPair = (all, visit) => all.forEach((one, place) => all.slice(place + 1).forEach((other) => visit(one, other)));

// The ink of a line, without the air fonts leave above and below it.
const ink = (text) => {
  const { left, right, top, bottom, height } = box(text);
  return { left, right, top: top + height * 0.22, bottom: bottom - height * 0.22 };
};

for (const svg of document.querySelectorAll(".sheet svg, body > svg")) {
  const scale = box(svg).width / svg.viewBox.baseVal.width;
  const lines = [...svg.querySelectorAll("text")].map((text) => ({ text, ink: ink(text), said: text.textContent }));
  for (const { text, ink, said } of lines) {
    const card = text.closest("g.card")?.querySelector("rect") ?? svg;
    if (!inside(ink, box(card))) faults.push(`out of its card: ${said}`);
    const anchor = text.getAttribute("text-anchor");
    if (svg.getAttribute("lang") === "ar" && anchor !== "middle") {
      const edge = box(svg).left + Number(text.getAttribute("x")) * scale;
      if (anchor !== "end" || Math.abs(ink.right - edge) > 2) faults.push(`does not start at the right: ${said}`);
    }
  }
  eachPair(lines, (one, other) => {
    if (meet(one.ink, other.ink)) faults.push(`one over the other: ${one.said} / ${other.said}`);
  });
  const frames = [...svg.querySelectorAll("g.card")].map((card) => ({ name: card.textContent, box: box(card.querySelector("rect")) }));
  eachPair(frames, (one, other) => {
    if (meet(one.box, other.box)) faults.push(`cards over each other: ${one.name} / ${other.name}`);
  });
  texts += lines.length;
  cards += frames.length;
}
const told = document.createElement("pre");
told.id = "told";
told.textContent = [`seen ${texts} texts on ${cards} cards, ${faults.length} faults`, ...faults].join("\n");
document.body.append(told);
