/* Shows what time it is at an office, beside the name of its time zone. */

(() => {
  "use strict";

  const SECOND = 1000;

  function show() {
    for (const one of document.querySelectorAll("[data-careers-clock]")) {
      try {
        one.textContent = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
          weekday: "short",
          hour: "numeric",
          minute: "2-digit",
          timeZone: one.dataset.careersClock,
        }).format(new Date());
      } catch {
        one.textContent = ""; // this browser doesn't know the zone
      }
    }
  }

  show();
  setInterval(show, 10 * SECOND);
  window.document$?.subscribe(show); // Material's instant navigation
})();
