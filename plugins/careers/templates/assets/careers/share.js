/* Passing a role on: copying its address, the device's own list of ways, paper.

   share.html has the buttons and all words; without this script they are not shown. The address
   is the page's canonical one, whichever it was opened at. */

(() => {
  "use strict";

  const root = document.documentElement;
  root.dataset.careersShare = "share" in navigator ? "all" : "some";

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-careers-copy], [data-careers-send], [data-careers-print]");
    if (!button) return;
    const { careersCopy: address, careersSend: url, careersTitle: title } = button.dataset;
    if (address) copy(button, address);
    else if (url) navigator.share({ title, url }).catch(() => {}); // closed again: nothing to say
    else window.print();
  });

  async function copy(button, address) {
    const said = button.closest(".careers-share").querySelector("[role=status]");
    said.textContent = ""; // what is said twice is heard twice
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = said.dataset.careersCopied;
    } catch {
      said.textContent = `${said.dataset.careersByHand} `;
      const shown = document.createElement("span");
      shown.className = "careers-share__address";
      shown.textContent = address;
      said.append(shown);
      getSelection()?.selectAllChildren(shown);
    }
  }
})();
