// Copies all badges; without a script there is no button.
(() => {
  for (const section of document.querySelectorAll(".badges")) {
    const button = section.querySelector("button");
    const badges = [...section.querySelectorAll("li")].map((item) => item.textContent);
    button.addEventListener("click", () => navigator.clipboard.writeText(badges.join("\n")));
    button.hidden = false;
  }
})();
