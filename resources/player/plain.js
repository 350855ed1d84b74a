/* Player, plain: the sound alone, for a browser in which the player itself did not start. Written for old browsers. */
(function () {
  "use strict";

  function play(audio, token) {
    var request = new XMLHttpRequest();
    request.open("POST", "/api/share/table-read/start-live");
    request.setRequestHeader("Content-Type", "application/json");
    request.onload = function () {
      if (request.status !== 200) return;
      audio.src = JSON.parse(request.responseText).streamUrl.replace(/^https?:\/\/[^/]+/, "");
      audio.play();
    };
    request.send(JSON.stringify({ token: token }));
  }

  window.addEventListener("load", function () {
    if (document.documentElement.getAttribute("data-player") === "ready") return;
    var match = /\/share\/table-read(?:-audio)?\/([^/?#]+)/.exec(location.pathname);
    var box = document.getElementById("plain");
    var audio = document.getElementById("sound");
    if (!match || !box || !audio) return;
    document.documentElement.setAttribute("data-player", "plain");
    box.hidden = false;
    box.insertBefore(audio, null);
    audio.controls = true;
    audio.hidden = false;
    box.getElementsByTagName("button")[0].onclick = function () {
      play(audio, decodeURIComponent(match[1]));
    };
  });
})();
