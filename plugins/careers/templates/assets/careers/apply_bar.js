/* The bar with “Apply” at the edge of a phone's screen: away while the same is in sight.

   Without this script it stays until the form; see apply_bar.html. It keeps its place on the
   page, so that nothing moves. */

(() => {
  "use strict";

  const WHOLE = ".careers-role__action a, #apply"; // to be seen from top to bottom
  const PARTS = ".careers-role--description .careers-openings";
  const inSight = new Set();
  let bar = null;

  const observer = new IntersectionObserver((entries) => {
    for (const { target, intersectionRatio, isIntersecting } of entries) {
      const seen = target.matches(WHOLE) ? intersectionRatio === 1 : isIntersecting;
      if (seen) inSight.add(target);
      else inSight.delete(target);
    }
    bar?.classList.toggle("careers-bar--away", inSight.size > 0);
  }, { threshold: [0, 1] });

  function start() {
    observer.disconnect();
    inSight.clear();
    bar = document.querySelector(".careers-bar");
    if (!bar) return;
    for (const one of document.querySelectorAll(`${WHOLE}, ${PARTS}`)) observer.observe(one);
  }

  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
