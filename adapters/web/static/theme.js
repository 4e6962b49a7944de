// Before the first paint: the remembered choice of light or dark, if one was made.
const remembered = localStorage.getItem("theme");
if (remembered) document.documentElement.dataset.theme = remembered;
