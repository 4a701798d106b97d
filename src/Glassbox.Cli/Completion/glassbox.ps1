# Completion of glassbox in PowerShell. In $PROFILE: glassbox completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName glassbox -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = $commandAst.ToString().PadRight($length).Substring(0, $length)
    $word = "$wordToComplete"
    $prefix = if ($word -match '^(--[^=]+=)') { $Matches[1] } else { '' }
    & $commandAst.CommandElements[0].Value complete $line 2>$null | ForEach-Object {
        $text, $meaning = $_ -split "`t", 2
        if ($text -eq ':files') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($word.Substring($prefix.Length)) | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($prefix + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
            }
        } else {
            $quoted = if ($text -match '\s') { "'" + $text.Replace("'", "''") + "'" } else { $text }
            $shown = if ($meaning) { $meaning } else { $text }
            [System.Management.Automation.CompletionResult]::new($prefix + $quoted, $text, 'ParameterValue', $shown)
        }
    }
}
