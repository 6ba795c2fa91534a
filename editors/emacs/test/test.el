;;; test.el --- avatar-lint in Emacs, tried  -*- lexical-binding: t; -*-

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'xref)
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
  (cl-find-if (lambda (diagnostic)
                (string-match-p "'20'\\|`20`\\|20" (flymake-diagnostic-text diagnostic)))
              (flymake-diagnostics)))

(defun avatar-lint-test (folder)
  "Open a configuration in FOLDER and use it."
  (let ((file (expand-file-name "run.yaml" folder))
        (eglot-sync-connect 10)
        (eglot-confirm-server-initiated-edits nil))
    (with-temp-file file (insert avatar-lint-test-text))
    (find-file file)
    (apply #'eglot (eglot--guess-contact))
    (flymake-mode 1)
    (avatar-lint-test-until
     "findings are shown"
     (lambda () (flymake-start) (avatar-lint-test-finding)))

    (avatar-lint-test-goto "coordinate_sim")
    (let (hover)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
      (avatar-lint-test-until
       "a hover explains"
       (lambda () (and hover (string-match-p "coordinate_similarity" hover)))))

    (avatar-lint-test-goto "      type: \n")
    (backward-char)
    (let* ((capf (eglot-completion-at-point))
           (all (all-completions "" (nth 2 capf))))
      (avatar-lint-test-until
       "what is typed is completed"
       (lambda () (member "category" (mapcar #'string-trim all))))
      (let ((chosen (cl-find "category" all :key #'string-trim :test #'equal)))
        (insert chosen)
        (funcall (plist-get (nthcdr 3 capf) :exit-function) chosen 'finished)))
    (avatar-lint-test-until
     "the completion is written"
     (lambda () (save-excursion (goto-char (point-min))
                                (search-forward "    - field: ward\n      type: category\n" nil t))))

    (avatar-lint-test-goto "      k: '")
    ;; Emacs tells of changes when it is idle, which a script never is.
    (eglot--signal-textDocument/didChange)
    (avatar-lint-test-until
     "the finding is still there"
     (lambda () (flymake-start) (avatar-lint-test-finding)))
    (let ((last-nonmenu-event ?x)) ; As if asked by a key, not by the mouse.
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (&rest _) "Remove the quotes")))
        (eglot-code-actions (point) (point) nil t)))
    (avatar-lint-test-until
     "a quick fix mends"
     (lambda () (save-excursion (goto-char (point-min)) (search-forward "      k: 20\n" nil t))))

    (avatar-lint-test-goto "variable_names: [wa")
    (xref-find-definitions "ward")
    (avatar-lint-test-until
     "a name leads to where it is given"
     (lambda () (= (line-number-at-pos) 11)))
    (avatar-lint-test-goto "variable_names: [wa")
    (eglot--signal-textDocument/didChange)
    (eglot-rename "unit")
    (avatar-lint-test-until
     "every use is renamed"
     (lambda () (save-excursion
                  (goto-char (point-min))
                  (and (search-forward "- field: unit" nil t)
                       (search-forward "variable_names: [unit]" nil t)))))
    (set-buffer-modified-p nil)
    (eglot-shutdown (eglot-current-server))))

;;; test.el ends here
