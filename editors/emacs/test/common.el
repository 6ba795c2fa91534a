;;; common.el --- what both tests in Emacs use  -*- lexical-binding: t; -*-

;;; Code:

(require 'cl-lib)
(require 'flymake)
(require 'yaml-mode)

(defconst avatar-lint-test-text "\
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    columns:
    - field: id
      type: int
      primary_key: true
    - field: ward
      type: 
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: clinic
  avatarization:
    patient:
      k: '20'
      exclude_variables:
        variable_names: [ward]
        replacement_strategy: coordinate_similarity
")

(defun avatar-lint-test-goto (text)
  "Put point after TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun avatar-lint-test-until (what holds)
  "Wait until HOLDS, which is called WHAT."
  (let ((deadline (+ (float-time) 15)))
    (while (not (funcall holds))
      (when (> (float-time) deadline)
        (error "This never happens: %s" what))
      (accept-process-output nil 0.05))
    (princ (format "ok  %s\n" what))))

(defun avatar-lint-test-finding ()
  "The finding about the quoted number."
  (flymake-start)
  (cl-find-if (lambda (diagnostic)
                (string-match-p "a number is expected" (flymake-diagnostic-text diagnostic)))
              (flymake-diagnostics)))

(defun avatar-lint-test-written (&rest texts)
  "Whether TEXTS are in the buffer, one after the other."
  (save-excursion
    (goto-char (point-min))
    (cl-every (lambda (text) (search-forward text nil t)) texts)))

(provide 'avatar-lint-test-common)
;;; common.el ends here
