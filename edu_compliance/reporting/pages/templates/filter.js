(function () {
  var table = document.querySelector("table.schools"), box = document.querySelector(".find");
  if (!table || !box) return;
  var words = box.querySelector("input"), standing = box.querySelector("select"), count = box.querySelector("output");
  var rows = Array.prototype.slice.call(table.tBodies[0].rows);
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
  function filter() {
    var wanted = words.value.trim().toLowerCase().split(/\s+/), shown = 0;
    rows.forEach(function (row, at) {
      var fits = wanted.every(function (word) { return texts[at].indexOf(word) >= 0; });
      if (standing.value && !row.querySelector(".standing." + standing.value)) fits = false;
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    count.textContent = shown + " / " + rows.length;
  }
  words.addEventListener("input", filter);
  standing.addEventListener("change", filter);
  box.hidden = false;
  filter();
})();
