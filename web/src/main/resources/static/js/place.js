/**
 * A place's own page. When it was opened as a panel over the map and then reloaded, browsers count it and the map as one
 * document: "back" changes the address and nothing else. So this page loads what the address says.
 */

const path = location.pathname;

window.addEventListener("popstate", () => {
  if (location.pathname !== path) location.reload();
});
