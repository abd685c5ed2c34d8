const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
const showDropZone = (on) => document.body.classList.toggle("dropping", on);

/** Calls `attach` with files that are dropped anywhere on the page or pasted into `field`. */
export function takeFiles(field, attach) {
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    showDropZone(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) showDropZone(false);
  });
  document.addEventListener("drop", (event) => {
    showDropZone(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    attach(event.dataTransfer.files);
  });
  field.addEventListener("paste", ({ clipboardData }) => {
    if (clipboardData.files.length > 0) attach(clipboardData.files);
  });
}
