// Rows as CSV, safe to open in a spreadsheet: as extractor/write/csv.py writes it.
function csvCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const formula = typeof value === "string" && text.length > 1 && /^'*[=+\-@\t\r]/.test(text);
  const safe = formula ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

function toCsv(columns, records) {
  const lines = [columns, ...records.map(record => columns.map(column => record[column]))];
  return lines.map(line => line.map(csvCell).join(",") + "\n").join("");
}

