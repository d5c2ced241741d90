const body = document.querySelector("tbody");
const rows = [...body.rows];
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
const order = new Intl.Collator("en", { numeric: true });

document.querySelector("#words").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const row of rows) row.hidden = !words.every((word) => texts.get(row).includes(word));
  const shown = rows.filter((row) => !row.hidden).length;
  document.querySelector("#shown").textContent = `${shown} of ${rows.length} reports`;
});

document.querySelectorAll("thead button").forEach((button, column) => {
  button.addEventListener("click", () => {
    const head = button.parentElement;
    const direction = head.ariaSort === "ascending" ? -1 : 1;
    for (const other of document.querySelectorAll("[aria-sort]")) other.ariaSort = "none";
    head.ariaSort = direction === 1 ? "ascending" : "descending";
    const text = (row) => row.cells[column].textContent;
    body.append(...rows.sort((a, b) => direction * order.compare(text(a), text(b))));
  });
});
