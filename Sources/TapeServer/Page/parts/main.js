// Starts the page: who is signed in, the top, the player, the keys, the view of the address.
import { get } from "./api.js";
import { begun } from "./connection.js";
import { showHelp } from "./help.js";
import { bind, listen } from "./keys.js";
import * as player from "./player.js";
import { showBar } from "./player-bar.js";
import { setRole } from "./role.js";
import * as router from "./router.js";
import { complain } from "./speak.js";
import { focusSearch, showTop } from "./top.js";

/** What keys do in every view. */
const everywhere = {
  help: () => showHelp(),
  find: () => focusSearch(),
  play: () => (player.now().tape || player.now().guest ? player.toggle() : false),
  stop: () => player.stop(),
  slower: () => player.setSpeed(player.now().speed - 0.1),
  faster: () => player.setSpeed(player.now().speed + 0.1),
  skipPauses: () => player.setSkipping(!player.now().skipping),
};

async function begin() {
  addEventListener("unhandledrejection", (event) => {
    complain(event.reason);
    event.preventDefault();
  });
  bind(everywhere);
  listen();
  router.warm();
  let session;
  try {
    session = await get("/session");
  } catch (error) {
    if (error.status !== 401) complain(error);
    return (await import("../views/signin.js")).show(document.getElementById("main"));
  }
  begun();
  setRole((session.canEdit ?? session.role === "edit") ? "edit" : "read");
  showTop(session);
  showBar();
  await router.start();
}

begin();
