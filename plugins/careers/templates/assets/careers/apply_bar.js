/* The bar with “Apply” at the edge of a phone's screen: away while the same is in sight.

   Without this script it stays until the form; see apply_bar.html. It keeps its place on the
   page, so that nothing moves. */

(() => {
  "use strict";

  const SEEN = ".careers-role__action a, .careers-application, .careers-openings";
  const inSight = new Set();
  let watching = null;

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
    watching?.classList.toggle("careers-bar--away", inSight.size > 0);
  });

  function start() {
    observer.disconnect();
    inSight.clear();
    watching = document.querySelector(".careers-bar");
    if (watching) for (const seen of document.querySelectorAll(SEEN)) observer.observe(seen);
  }

  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
